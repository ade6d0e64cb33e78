// Board words: what happened between two boards, in sentences that a screen reader can speak.

import { elapsedText } from '#core';
import type { RunView } from '../playground/session-messages.ts';
import { boardOf, type Board, type Incident, type Report, type Standing } from './board.ts';

/** How a standing is written. */
export const standingTexts: Readonly<Record<Standing, string>> = {
  waiting: 'waiting for an answer',
  answered: 'answered',
  over: 'window over',
  ended: 'ended',
};

/** More than that nobody listens to. */
const mostSentences = 4;

/** New notifications and new outcomes, in their order; where there are none, how the time stands. */
export function whatHappened(before: RunView | null, now: RunView, reports: readonly Report[]): string {
  const [old, after] = [before && boardOf(before, reports), boardOf(now, reports)];
  const said = [...newAttempts(old, after), ...newOutcomes(old, after)].sort((a, b) => a.atMs - b.atMs);
  if (said.length === 0) return nothing(before, now);
  const last = said.slice(-mostSentences).map(({ text }) => text);
  const left = said.length - last.length;
  return [...(left > 0 ? [`The board shows ${String(left)} more before this.`] : []), ...last].join(' ');
}

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

function nothing(before: RunView | null, { startMs, nowMs, nextDueMs }: RunView): string {
  if (before && nowMs > before.nowMs) return `Nobody is notified until ${elapsedText(nowMs - startMs)}.`;
  return nextDueMs === null ? 'Nothing is due.' : 'Nobody else is notified.';
}

function firstLineOf(output: unknown): string {
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  return text.split('\n', 1)[0] ?? '';
}
