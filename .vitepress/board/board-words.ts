// Board words: what happened between two boards, in sentences that a screen reader can speak.

import { elapsedText } from '#core';
import type { RunView } from '../playground/session-messages.ts';
import { boardOf, type Asked, type Board, type Incident, type Standing } from './board.ts';

/** How a standing is written. */
export const standingTexts: Readonly<Record<Standing, string>> = {
  last: 'notified last',
  passed: 'next contact notified',
  answered: 'answered',
  unanswered: 'no answer',
  ended: 'ended',
};

/** More than that nobody listens to. */
const mostSentences = 4;

/** New notifications and new outcomes, in their order; where there are none, how things stand. */
export function whatHappened(before: RunView | null, now: RunView, asked: Asked): string {
  const [old, after] = [before && boardOf(before, asked), boardOf(now, asked)];
  const outcomes = newOutcomes(old, after);
  const said = [...newAttempts(old, after), ...outcomes].sort((a, b) => a.atMs - b.atMs);
  if (said.length === 0) return nothing(before, now, after);
  if (said.length > mostSentences && outcomes.length > 0) return byOutcomes(outcomes, now, after);
  return lastOf(said);
}

/** Many notifications are told by what came of them, and by what is not over yet. */
function byOutcomes(outcomes: readonly Said[], now: RunView, after: Board): string {
  const open = openIn(after);
  return [lastOf(outcomes), ...(open.length > 0 ? [goesOn(open, now)] : [])].join(' ');
}

function lastOf(said: readonly Said[]): string {
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

/** An output in a few words, such as `Angela, attempt 2`; null where it is not quite what the contract asks for. */
export function outputWords(output: unknown, { contacts }: Board): string | null {
  if (typeof output !== 'object' || output === null || Object.keys(output).length !== 3) return null;
  const { callbackReceived, phoneNumber, attempt } = output as Readonly<Record<string, unknown>>;
  if (callbackReceived === false && phoneNumber === null && attempt === 0) return 'nobody';
  const who = contacts.find((contact) => contact.phoneNumber === phoneNumber)?.name;
  return callbackReceived === true && who && typeof attempt === 'number' ? `${who}, attempt ${String(attempt)}` : null;
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
    const came = `${outcomeText(incident, after)}; ${notificationsText(incident)}`;
    const text = `Incident ${String(number)} is ${status} at ${elapsedText(endedMs)}: ${came}.`;
    return [{ atMs: endedMs, text }];
  });
}

const incidentIn = (board: Board | null, number: number): Incident | undefined =>
  board?.incidents.find((incident) => incident.number === number);

/** How many notifications an incident has had. */
function notificationsText({ notified }: Incident): string {
  const count = [...notified.values()].reduce((sum, { attempts }) => sum + attempts.length, 0);
  return count === 1 ? '1 notification' : `${String(count)} notifications`;
}

const openIn = ({ incidents }: Board): readonly Incident[] => incidents.filter(({ endedMs }) => endedMs === null);

function nothing(before: RunView | null, now: RunView, after: Board): string {
  const open = openIn(after);
  const hasMoved = before !== null && now.nowMs > before.nowMs;
  if (open.length === 0) return hasMoved ? 'Time passes; nothing is open.' : 'Nothing is open.';
  return hasMoved ? `No new notification up to ${elapsedText(now.nowMs - now.startMs)}.` : goesOn(open, now);
}

/** Such as `Incidents 1 and 3 go on; next due 0:06:40.` */
function goesOn(open: readonly Incident[], { startMs, nextDueMs }: RunView): string {
  const numbers = open.map(({ number }) => String(number));
  const who = open.length === 1 ? `Incident ${numbers.join('')} goes on` : `Incidents ${listText(numbers)} go on`;
  return `${who}; ${nextDueMs === null ? 'nothing is due' : `next due ${elapsedText(nextDueMs - startMs)}`}.`;
}

const listText = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

function firstLineOf(output: unknown): string {
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  return text.split('\n', 1)[0] ?? '';
}
