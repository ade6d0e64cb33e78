// Exchanges: what the reader asks of the app over HTTP, and what it answers.
//
// Owns:   the two requests of the contract.
// Never:  sends anything (use-board.ts).

import { statusText } from '../playground/http-text.ts';
import type { ConsoleResponse, HubAnswer, HubCommand, RunView } from '../playground/session-messages.ts';
import { hasEnded, type Asked, type Callback, type Contact, type Report } from './board.ts';

/** A request of the contract, before it is sent. */
export interface BoardRequest {
  /** What people call it. */
  readonly words: string;
  readonly path: string;
  /** The value that is sent as JSON. */
  readonly body: unknown;
  /** The message, where the request reports an incident. */
  readonly reported?: string;
  /** The phone number, where the request is a callback. */
  readonly calledFrom?: string;
}

/** A request and its answer. */
export interface Exchange extends BoardRequest {
  /** Since the beginning of the run, in milliseconds. */
  readonly atMs: number;
  readonly response: ConsoleResponse;
  /** The instances that had not ended when it was sent. */
  readonly openIds: readonly string[];
}

/** Reports an incident. */
export const reportOf = (message: string): BoardRequest => ({
  words: `Report “${message}”`,
  path: '/api/NotifySupportHttpClient',
  body: { message, severity: 1 },
  reported: message,
});

/** A contact answers. */
export const callbackOf = ({ name, phoneNumber }: Contact): BoardRequest => ({
  words: `${name} calls back`,
  path: '/api/CallbackHttpClient',
  body: phoneNumber,
  calledFrom: phoneNumber,
});

/** Sends a request, and runs what becomes due by it. */
export const commandOf = ({ path, body }: BoardRequest): HubCommand => ({
  do: 'send',
  request: { method: 'POST', path, body: JSON.stringify(body) },
  pace: 'settle',
});

/** The exchange that a request has become, by the view before it; none where there was no answer. */
export function exchangesOf(request: BoardRequest, before: RunView | null, { response, view }: HubAnswer): Exchange[] {
  if (!response || !view) return [];
  const open = (before?.instances ?? []).filter(({ runtimeStatus }) => !hasEnded(runtimeStatus));
  return [{ ...request, atMs: view.nowMs - view.startMs, response, openIds: open.map(({ instanceId }) => instanceId) }];
}

/** What the reader asked of the app. */
export const askedIn = (exchanges: readonly Exchange[]): Asked => ({
  reports: reportsIn(exchanges),
  callbacks: callbacksIn(exchanges),
});

/** The reports that were accepted: the answer names the instance, as `createCheckStatusResponse` does. */
function reportsIn(exchanges: readonly Exchange[]): Report[] {
  return exchanges.flatMap(({ atMs, reported, response }) => {
    const id = idIn(response.body);
    return reported !== undefined && typeof id === 'string' ? [{ atMs, message: reported, instanceId: id }] : [];
  });
}

function callbacksIn(exchanges: readonly Exchange[]): Callback[] {
  return exchanges.flatMap(({ atMs, calledFrom, response, openIds }) =>
    calledFrom === undefined ? [] : [{ atMs, phoneNumber: calledFrom, status: response.status, openIds }],
  );
}

/** Longer reasons are cut off in a sentence; the list of requests has them whole. */
const longestReason = 80;

/** An exchange as a sentence, such as `Angela calls back: 202 Accepted.`; a refusal goes with its reason in quotes. */
export function exchangeText({ words, response }: Exchange): string {
  const answer = `${words}: ${statusText(response.status)}`;
  const reason = refusalOf(response);
  const short = reason.length > longestReason ? `${reason.slice(0, longestReason)}…` : reason;
  if (short === '') return `${answer}.`;
  return `${answer}, “${short}”${/[.!?…]$/.test(short) ? '' : '.'}`;
}

/** Why a request was refused, as the answer says it; empty where it was not, or where the answer does not say. */
export const refusalOf = ({ status, body }: ConsoleResponse): string => (status >= 400 ? body.trim() : '');

function idIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { readonly id?: unknown } | null)?.id;
  } catch {
    return undefined;
  }
}
