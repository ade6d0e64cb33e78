// Disturbances: what at-least-once delivery does to a run without any crash, and activities that fail.
//
// Owns:   counting messages and activities, and which of them are disturbed.
// Never:  queues or runs anything (task-hub.ts, activity-moments.ts).
//
// D1. A message is counted when it is queued, an activity when it is scheduled, from 1. A second delivery and a second
//     execution are not counted, and neither is the start of an instance: the host drops a duplicate (host semantics §2.5).
// D2. A message comes twice in two episodes: again as soon as the one that took it has been persisted.
// D3. An activity runs twice one after the other: its answer was sent, and its message was not deleted in time.
// D4. An activity that is started again after a crash is the same activity, so one that fails fails again.

import type { ActivityRun } from './activity-runs.ts';
import { EventType, eventTypeName } from './history.ts';
import type { HistoryEvent } from './history.ts';
import type { Instance, Message } from './instance.ts';
import { demandKnown } from './known-names.ts';

/** Something that goes wrong in a run, by its number (D1). */
export type Disturbance =
  /** A message reaches its instance twice (D2). */
  | { readonly kind: 'message twice'; readonly message: number }
  /** An activity runs twice (D3), or throws instead of running. */
  | { readonly kind: 'activity twice' | 'activity fails'; readonly activity: number };

/** The messages that can come twice, by the names of their history events. */
const repeatableMessages = [
  'TaskCompleted',
  'TaskFailed',
  'SubOrchestrationInstanceCompleted',
  'SubOrchestrationInstanceFailed',
  'TimerFired',
  'EventRaised',
] as const;

/** What happens twice the next time that it happens. */
export type Repeated = { readonly activity: string } | { readonly message: (typeof repeatableMessages)[number] };

/** A disturbance that a run could have had, and what it is about, such as `the answer of Pay to order-1`. */
export interface DisturbancePoint {
  readonly disturbance: Disturbance;
  readonly about: string;
}

/** The message of the error of an activity that fails by {@link Disturbance}. */
export const FAILURE_MESSAGE = 'This activity was made to fail.';

/** The disturbances of a run. */
export class Disturbances {
  readonly #planned: ReadonlySet<string> | undefined;
  readonly #points: DisturbancePoint[] = [];
  readonly #armed: Repeated[] = [];
  readonly #twice = new Set<Message | ActivityRun>();
  readonly #failing = new Set<ActivityRun>();
  readonly #again = new WeakSet<Message>();
  #messages = 0;
  #activities = 0;

  /** @param planned without a plan nothing is counted, so a hub that runs for days keeps nothing. */
  constructor(planned: readonly Disturbance[] | undefined) {
    this.#planned = planned && new Set(planned.map(keyOf));
  }

  /** What could have gone wrong so far; empty without a plan. */
  get points(): readonly DisturbancePoint[] {
    return this.#points;
  }

  /** Whether messages that are taken have to be shown to {@link messagesTaken}. */
  get concernsMessages(): boolean {
    return this.#twice.size > 0 || this.#armed.length > 0;
  }

  /**
   * Makes something happen twice the next time that it happens.
   *
   * @throws {TypeError} no such message can come twice.
   */
  repeat(what: Repeated): void {
    if ('message' in what) demandKnown('message that can come twice', [what.message], repeatableMessages);
    this.#armed.push(what);
  }

  /** Counts a message (D1). */
  messageQueued(instance: Instance, message: Message): void {
    if (!this.#planned || message.event.EventType === EventType.ExecutionStarted || this.#again.has(message)) return;
    this.#messages += 1;
    const disturbance = { kind: 'message twice', message: this.#messages } as const;
    this.#points.push({ disturbance, about: messageText(instance, message) });
    if (this.#planned.has(keyOf(disturbance))) this.#twice.add(message);
  }

  /** Counts an activity (D1). */
  activityScheduled(run: ActivityRun): void {
    if (!this.#planned) return;
    this.#activities += 1;
    for (const kind of ['activity twice', 'activity fails'] as const) {
      const disturbance = { kind, activity: this.#activities };
      this.#points.push({ disturbance, about: `activity ${run.name} of ${run.instanceId}` });
      if (this.#planned.has(keyOf(disturbance))) (kind === 'activity twice' ? this.#twice : this.#failing).add(run);
    }
  }

  /** The messages that come once more, of those that a persisted episode has taken (D2). */
  messagesTaken(taken: readonly Message[], nowMs: number): Message[] {
    const again = taken.filter((message) => this.#comesAgain(message)).map((message) => ({ ...message, dueMs: nowMs }));
    for (const message of again) this.#again.add(message);
    return again;
  }

  /** Whether an activity that has ended is started once more (D3). */
  runsAgain(run: ActivityRun): boolean {
    const isNamed = (one: Repeated): boolean =>
      'activity' in one && one.activity.toLowerCase() === run.name.toLowerCase();
    return this.#twice.delete(run) || this.#disarm(isNamed);
  }

  /** Whether an activity throws instead of running (D4). */
  fails(run: ActivityRun): boolean {
    return this.#failing.has(run);
  }

  #comesAgain(message: Message): boolean {
    if (this.#twice.delete(message)) return true;
    if (this.#again.has(message)) return false;
    const name = eventTypeName(message.event);
    return this.#disarm((one) => 'message' in one && one.message === name);
  }

  #disarm(isNamed: (one: Repeated) => boolean): boolean {
    const index = this.#armed.findIndex(isNamed);
    return index >= 0 && this.#armed.splice(index, 1).length > 0;
  }
}

function keyOf(disturbance: Disturbance): string {
  const number = disturbance.kind === 'message twice' ? disturbance.message : disturbance.activity;
  return `${disturbance.kind} ${number}`;
}

/** What a message is, as people read it. */
export function messageText(instance: Instance, { event, executionId }: Message): string {
  const to = `to ${instance.instanceId}`;
  switch (event.EventType) {
    case EventType.TaskCompleted:
    case EventType.SubOrchestrationInstanceCompleted:
      return `the answer of ${nameOf(instance.history.events, event.TaskScheduledId)} ${to}`;
    case EventType.TaskFailed:
    case EventType.SubOrchestrationInstanceFailed:
      return `the failure of ${nameOf(instance.history.events, event.TaskScheduledId)} ${to}`;
    case EventType.TimerFired:
      return `the timer ${event.TimerId} of ${instance.instanceId}`;
    case EventType.EventRaised:
      // Only an entity's answer names the execution.
      return executionId === undefined ? `the event ${event.Name} ${to}` : `the answer of an entity ${to}`;
    default:
      return `${eventTypeName(event)} ${to}`;
  }
}

function nameOf(history: readonly HistoryEvent[], id: number): string {
  const scheduled = history.find((event) => event.EventId === id);
  return scheduled && 'Name' in scheduled ? scheduled.Name : `task ${id}`;
}
