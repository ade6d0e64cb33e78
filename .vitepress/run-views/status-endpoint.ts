// Status endpoint: what the host answers to a status request about an instance, made from the instance that is shown.
//
// Never:  asks the host: what it writes is written by the host's own function.

import { statusPayload, type StatusFlags } from '#http';
import { statusText } from '../playground/http-text.ts';
import type { InstanceView } from '../playground/session-messages.ts';
import { instancePath, takesEvents } from './instance-actions.ts';

/** The path and query of the request; flags that are as the host takes them anyway are left out. */
export function statusPath(instanceId: string, flags: StatusFlags): string {
  const query = [
    ...(flags.showHistory ? ['showHistory=true'] : []),
    ...(flags.showHistoryOutput ? ['showHistoryOutput=true'] : []),
    ...(flags.showInput ? [] : ['showInput=false']),
  ].join('&');
  return `${instancePath(instanceId)}${query && `?${query}`}`;
}

/** The status code in words and the body, laid out. */
export function statusAnswer(instance: InstanceView, flags: StatusFlags): { code: string; body: string } {
  const code = statusText(takesEvents(instance.runtimeStatus) ? 202 : 200);
  return { code, body: JSON.stringify(statusPayload(instance, instance.history, flags), null, 2) };
}
