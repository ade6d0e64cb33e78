// Board words: what happened between two boards, in sentences that a screen reader can speak.

import { elapsedText } from '#core';
import { statusText } from '../playground/http-text.ts';
import type { ConsoleResponse, RunView } from '../playground/session-messages.ts';
import type { Board, Exchange, Incident, Standing } from './board.ts';

/** How the clock stands, and where it stood before; milliseconds since the Unix epoch. */
export type Clock = Pick<RunView, 'startMs' | 'nowMs' | 'nextDueMs'> & { readonly wasMs: number };

/** How a standing is written. */
export const standingTexts: Readonly<Record<Standing, string>> = {
  waiting: 'waiting',
  answered: 'answered',
  over: 'window over',
  ended: 'ended',
};

/** More than that nobody listens to. */
const mostSentences = 4;

/** New notifications and new outcomes, in their order; where there are none, how the time stands. */
export function happenings(before: Board | null, after: Board, clock: Clock): string {
  const said = [...newAttempts(before, after), ...newOutcomes(before, after)].sort((a, b) => a.atMs - b.atMs);
  if (said.length === 0) return nothing(clock);
  const last = said.slice(-mostSentences).map(({ text }) => text);
  const left = said.length - last.length;
  return [...(left > 0 ? [`The table shows ${String(left)} more before this.`] : []), ...last].join(' ');
}

/** What a request was answered with, as a sentence; empty where it was not. */
export function answerText(exchange: Exchange | undefined): string {
  return exchange ? `${exchange.request}: ${statusText(exchange.response.status)}.` : '';
}

/** Why a request was refused, as the answer says it; empty where it was not, or where the answer does not say. */
export const refusalOf = ({ status, body }: ConsoleResponse): string => (status >= 400 ? body.trim() : '');

/** The outcome of an incident as its output says it, such as `Angela answered attempt 2`; the output itself where it is another. */
export function outcomeText({ status, output }: Incident, { contacts }: Board): string {
  const { callbackReceived, phoneNumber, attempt } = (output ?? {}) as Readonly<Record<string, unknown>>;
  if (callbackReceived === false) return 'nobody answered';
  const who = contacts.find((contact) => contact.phoneNumber === phoneNumber)?.name;
  if (callbackReceived === true && who) return `${who} answered attempt ${String(attempt)}`;
  return status === 'Failed' ? firstLineOf(output) : `the output is ${JSON.stringify(output)}`;
}

interface Said {
  readonly atMs: number;
  readonly text: string;
}

function newAttempts(before: Board | null, after: Board): Said[] {
  return after.incidents.flatMap(({ number, notified }) =>
    [...notified].flatMap(([phoneNumber, { attempts }]) => {
      const known = incidentIn(before, number)?.notified.get(phoneNumber)?.attempts.length ?? 0;
      const name = after.contacts.find((contact) => contact.phoneNumber === phoneNumber)?.name ?? phoneNumber;
      return attempts.slice(known).map(({ attempt, atMs }) => ({
        atMs,
        text: `At ${elapsedText(atMs)}, ${name} is notified of incident ${String(number)}, attempt ${String(attempt)}.`,
      }));
    }),
  );
}

function newOutcomes(before: Board | null, after: Board): Said[] {
  return after.incidents.flatMap((incident) => {
    const { number, status, endedMs } = incident;
    const wasOpen = (incidentIn(before, number)?.endedMs ?? null) === null;
    if (endedMs === null || !wasOpen) return [];
    const text = `At ${elapsedText(endedMs)}, incident ${String(number)} is ${status}: ${outcomeText(incident, after)}.`;
    return [{ atMs: endedMs, text }];
  });
}

const incidentIn = (board: Board | null, number: number): Incident | undefined =>
  board?.incidents.find((incident) => incident.number === number);

function nothing({ startMs, nowMs, nextDueMs, wasMs }: Clock): string {
  if (nowMs > wasMs) return `Nobody is notified until ${elapsedText(nowMs - startMs)}.`;
  return nextDueMs === null ? 'Nothing is due.' : 'Nobody else is notified.';
}

function firstLineOf(output: unknown): string {
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  return text.split('\n', 1)[0] ?? '';
}
