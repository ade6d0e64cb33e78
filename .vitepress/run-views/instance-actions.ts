// Instance actions: what a person can ask the host to do with an instance or an entity, as requests to its built-in HTTP API.
//
// Owns:   which requests there are, and when the host accepts them (host semantics §7).
// Never:  sends anything.

import { entityIdOf, type HubRecord, type RequestRecord, type RuntimeStatus } from '#core';
import { statusText } from '../playground/http-text.ts';
import type { ConsoleRequest, RunView } from '../playground/session-messages.ts';

/** What all paths of the built-in HTTP API begin with. */
export const apiPath = '/runtime/webhooks/durabletask';

/** What can be asked with a word and a reason. */
export const operations = ['Suspend', 'Resume', 'Terminate', 'Rewind', 'Purge'] as const;
export type Operation = (typeof operations)[number];

/** What the host accepts in a status. */
export function operationsFor(status: RuntimeStatus): Operation[] {
  switch (status) {
    case 'Pending':
    case 'Running':
      return ['Suspend', 'Terminate'];
    case 'Suspended':
      return ['Resume', 'Terminate'];
    case 'Failed':
      return ['Rewind', 'Purge'];
    default:
      return ['Purge'];
  }
}

/** Whether the host takes an event for an instance in a status. */
export function takesEvents(status: RuntimeStatus): boolean {
  return status === 'Pending' || status === 'Running' || status === 'Suspended';
}

/** The path of an instance in the API. */
export const instancePath = (instanceId: string): string => `${apiPath}/instances/${encodeURIComponent(instanceId)}`;

/** Asks for an operation; an empty reason is none. */
export function operationRequest(operation: Operation, instanceId: string, reason: string): ConsoleRequest {
  const path = instancePath(instanceId);
  if (operation === 'Purge') return { method: 'DELETE', path, body: '' };
  const query = reason === '' ? '' : `?reason=${encodeURIComponent(reason)}`;
  return { method: 'POST', path: `${path}/${operation.toLowerCase()}${query}`, body: '' };
}

/** Raises an event; `data` is JSON text. */
export function raiseRequest(instanceId: string, event: string, data: string): ConsoleRequest {
  return { method: 'POST', path: `${instancePath(instanceId)}/raiseEvent/${encodeURIComponent(event)}`, body: data };
}

/** Signals an entity; `input` is JSON text, or empty for none. */
export function signalRequest(entity: string, operation: string, input: string): ConsoleRequest {
  const { name, key } = entityIdOf(entity) ?? { name: entity, key: '' };
  const place = `${encodeURIComponent(name)}/${key === '' ? '$' : encodeURIComponent(key)}`;
  return { method: 'POST', path: `${apiPath}/entities/${place}?op=${encodeURIComponent(operation)}`, body: input };
}

/** Whether a text is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The external events that an instance has asked for, in the order of the code, each once. */
export function awaitedEvents(records: readonly HubRecord[], instanceId: string): string[] {
  const episode = records.findLast((record) => record.kind === 'episode' && record.instanceId === instanceId);
  const calls = episode?.kind === 'episode' ? episode.calls : [];
  const names = calls.flatMap(({ api, target }) => (api === 'waitForExternalEvent' && target ? [target] : []));
  return [...new Set(names)];
}

/**
 * What the host answered to a request from outside that asked it to do something with an instance or entity; empty when something
 * else has been done since.
 */
export function lastAnswer({ records, nowMs }: Pick<RunView, 'records' | 'nowMs'>): string {
  const asked = records.findLast(
    (record) => record.kind === 'crash' || (record.kind === 'request' && record.by === null),
  );
  if (asked?.kind !== 'request' || asked.answeredBy !== null || asked.atMs !== nowMs || !isAction(asked)) return '';
  const path = asked.path.replace(apiPath, '…').split('?')[0] ?? '';
  return `The host answered ${asked.method} ${path} with ${statusText(asked.status)}.`;
}

function isAction({ method, path }: RequestRecord): boolean {
  return method !== 'GET' && /\/(instances|entities)\//i.test(path);
}
