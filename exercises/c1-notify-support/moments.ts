// Moments: what the contract promises about a callback of Angela at whatever moment it comes, and what a run came to.
//
// M1. An incident waits for Angela from the start of her first notification until her window is over, and a callback answers it
//     then. One that comes before may count for the first attempt, or for nothing; one that comes after counts for nothing.
//     Of an incident of which nobody was notified, nothing is demanded here.
// M2. At the very instant at which an attempt or the window ends, either side is right.
// M3. An app that starts instances of its own may give an incident another id where its report comes at another moment; such
//     a run tells nothing about it.
// M4. A notification that is sent again, because the worker died or because delivery is at-least-once, is the same one.

import { expectThat, json, sameJson } from '../observations.ts';
import type { Scenario } from '../observations.ts';
import { ANGELA, WINDOW_MS } from './contacts.ts';
import { answeredBy, isAnswered } from './incident.ts';
import type { Incident } from './incident.ts';

/** Something in a run, and its place among the records. */
interface Moment {
  readonly sequence: number;
  readonly atMs: number;
}

type RequestRecord = Extract<Scenario['records'][number], { readonly kind: 'request' }>;

/**
 * Demands of a run in which nobody but Angela calls back that every incident came to what the contract promises.
 *
 * @param incidents as they were reported in the scenario that is explored.
 * @throws {CheckFailure} a callback was refused, was lost, or answered what did not wait for it.
 */
export async function expectRightAnswers(run: Scenario, incidents: readonly Incident[]): Promise<void> {
  for (const incident of incidents) await expectRightAnswer(run, incident.in(run));
}

async function expectRightAnswer(run: Scenario, incident: Incident): Promise<void> {
  const status = await incident.status();
  const [first] = notificationsIn(run, incident);
  if (!status || !first) return; // M3, M1
  const callbacks = callbacksIn(run);
  const heard = callbacks.filter((callback) => isAfter(callback, first)); // M1
  for (const callback of heard) expectNoError(run, callback);
  const [answer] = heard.filter(({ atMs }) => atMs < first.atMs + WINDOW_MS);
  if (answer) return expectAnswered(run, incident, answer);

  const isEarly = callbacks.length > heard.length;
  const mayBe = !isAnswered(status.output) || (isEarly && sameJson(status.output, answeredBy(ANGELA, 1)));
  expectThat(
    mayBe && ['Running', 'Completed'].includes(status.runtimeStatus),
    `${incident.called} to be answered by nobody, as no callback came while it waited for Angela`,
    await incident.seen(),
  );
}

function expectNoError(run: Scenario, { status, atMs }: RequestRecord): void {
  expectThat(
    status === 202 || status === 404,
    'every callback to be answered with 202 or 404',
    `the answer at ${seconds(run, atMs)} was ${status}`,
  );
}

async function expectAnswered(run: Scenario, incident: Incident, answer: Moment): Promise<void> {
  const sent = notificationsIn(run, incident);
  const first = sent.filter((one) => isAfter(answer, one)).length;
  const last = sent.filter(({ atMs }) => atMs <= answer.atMs).length; // M2
  const attempts = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const outcomes = attempts.map((attempt) => answeredBy(ANGELA, attempt));
  const { runtimeStatus, output } = (await incident.status()) ?? {};
  const isOutcome = runtimeStatus === 'Completed' && outcomes.some((outcome) => sameJson(output, outcome));
  expectThat(
    isOutcome && sent.length === last,
    `${incident.called} to be Completed with ${outcomes.map(json).join(' or ')}, and no notification after the callback at ${seconds(run, answer.atMs)}`,
    await incident.seen(),
  );
}

/** The starts of the notifications of an incident, to whomever, oldest first (M4). */
function notificationsIn({ records }: Scenario, incident: Incident): readonly Moment[] {
  return records.filter(
    (record) => record.kind === 'activity-started' && !record.duplicate && incident.isNotification(record),
  );
}

function callbacksIn({ records }: Scenario): readonly RequestRecord[] {
  return records.flatMap((record) =>
    record.kind === 'request' && record.by === null && record.path.startsWith('/api/CallbackHttpClient')
      ? [record]
      : [],
  );
}

function isAfter({ sequence }: Moment, other: Moment): boolean {
  return sequence > other.sequence;
}

function seconds({ startMs }: Scenario, atMs: number): string {
  return `${(atMs - startMs) / 1_000} s`;
}
