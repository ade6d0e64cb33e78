// HTTP call: `callHttp`, as the host carries it out: an activity of its own, and while the answer is 202, a timer and another
// request to where the answer points (host semantics §3.2, §11.5).
//
// Owns:   the loop, and what it asks next.
// Never:  sends a request; the activity does (activity-runs.ts).

import type { HostContext } from './host-context.ts';
import { HostTask } from './host-task.ts';

/** The name of the host's own activity for HTTP requests (host semantics §3.4). */
export const HTTP_ACTIVITY = 'BuiltIn::HttpActivity';

const DEFAULT_POLL_MS = 30_000;

/** A request as the SDK's action carries it. */
export interface HttpCallRequest {
  readonly method: string;
  readonly uri: string;
  readonly content?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** False where the orchestrator turned polling off. */
  readonly asynchronousPatternEnabled?: boolean;
}

/** A response as it stands in history. */
export interface HttpCallResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly content: string | null;
}

/** Sends a request, and polls while the answer is 202 and names a location. */
export function httpCall(first: HttpCallRequest, context: HostContext): HostTask {
  const whole = new HostTask();
  const send = (request: HttpCallRequest) => {
    const task = context.schedule(() => ({ kind: 'activity', name: HTTP_ACTIVITY, input: request }));
    task.whenSettled(() => {
      const poll = task.settlement === 'completed' ? pollAfter(request, task.result) : undefined;
      if (!poll) whole.settle(task.settlement ?? 'completed');
      else context.timer(context.nowMs + poll.afterMs).task.whenSettled(() => send(poll.request));
    });
  };
  send(first);
  return whole;
}

function pollAfter(
  request: HttpCallRequest,
  result: string | null,
): { readonly afterMs: number; readonly request: HttpCallRequest } | undefined {
  if (request.asynchronousPatternEnabled === false || result === null) return undefined;
  const response = JSON.parse(result) as HttpCallResponse;
  const location = headerOf(response, 'location');
  if (response.statusCode !== 202 || location === undefined) return undefined;
  const seconds = Number(headerOf(response, 'retry-after'));
  const headers = withoutKey(request.headers ?? {});
  const afterMs = Number.isFinite(seconds) ? seconds * 1000 : DEFAULT_POLL_MS;
  return { afterMs, request: { ...request, method: 'GET', uri: location, headers } };
}

function headerOf(response: HttpCallResponse, name: string): string | undefined {
  const [, value] = Object.entries(response.headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return typeof value === 'string' ? value : value?.[0];
}

/** A function key is for the first request alone. */
function withoutKey(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key.toLowerCase() !== 'x-functions-key'));
}
