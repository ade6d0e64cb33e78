// Host context: the host's own side of an execution, as DTFx keeps it (host semantics §3.3, §3.6, §5, §7.4). History goes in, one
// event after the other; tasks settle; decisions that history does not hold yet are left over.
//
// Owns:   the host's ids, the open tasks, the event waiters, matching decisions against history, and suspension.
// Never:  knows actions (action-routine.ts) or how an execution completes (replay.ts).
//
// C1. Ids are handed out in the order of scheduling: one for each activity attempt, timer, sub-orchestration and sent event;
//     none for event waits (§3.3).
// C2. A decision in history must find the same kind, and the same name, under its id (§3.7).
// C3. While suspended, every event but a resumption and a termination is kept back, and so is every decision (§7.4).

import type { Decision } from './decision.ts';
import { EventType } from './history.ts';
import type { DecisionEvent, EventRaised, HistoryEvent } from './history.ts';
import { HostTask, settledTask } from './host-task.ts';
import { nonDeterminismIn } from './non-determinism.ts';

/** What the host context tells of events that concern the whole execution. */
export interface HostContextListener {
  /** The execution begins: the orchestrator's actions can be invoked. */
  started(): void;
  /** @param reason what the client said. */
  terminated(reason: string | null): void;
}

/** A decision without its id. */
export type Unnumbered = Decision extends infer One ? (One extends Decision ? Omit<One, 'id'> : never) : never;

/** The host's side of one execution. */
export class HostContext {
  readonly #listener: HostContextListener;
  /** False where the orchestrator gave no actions to compare a history with (host semantics §1.4, step 4). */
  readonly #matches: boolean;
  /** By id; what has ended has left its place. */
  readonly #open: (HostTask | undefined)[] = [];
  #openCount = 0;
  readonly #waiters = new Map<string, HostTask[]>();
  readonly #early = new Map<string, number>();
  readonly #carriedOver: EventRaised[] = [];
  readonly #cancelled: number[] = [];
  readonly #keptBack: HistoryEvent[] = [];
  /** In id order. History holds decisions in that order, too, so that a match is nearly always the first. */
  #pending: Decision[] = [];
  #withheld: Decision[] | undefined;
  #isSuspended = false;
  #nextId = 0;
  #nowMs = 0;
  /** From the moment at which the orchestrator continued as new, events belong to the next execution. */
  carriesOver = false;

  constructor(listener: HostContextListener, matches: boolean) {
    this.#listener = listener;
    this.#matches = matches;
  }

  /** The timestamp of the episode being replayed (milliseconds since the Unix epoch). */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** Whether scheduled work has not ended (§3.6); event waits do not count. */
  get hasOpenTasks(): boolean {
    return this.#openCount > 0;
  }

  /** Decisions that history does not hold yet, in id order. */
  get decisions(): readonly Decision[] {
    return this.#pending.slice();
  }

  /** External events that arrived after a continue-as-new. */
  get carriedOver(): readonly EventRaised[] {
    return this.#carriedOver;
  }

  /** The ids of the timers that were cancelled. */
  get cancelledTimers(): readonly number[] {
    return this.#cancelled;
  }

  /** Takes the next id (C1). */
  takeId(): number {
    return this.#nextId++;
  }

  // --- scheduling -------------------------------------------------------------------------------------------------

  /** Schedules something that has an end. */
  schedule(decide: (id: number) => Unnumbered): HostTask {
    const task = new HostTask();
    this.#open[this.#decide(decide)] = task;
    this.#openCount += 1;
    return task;
  }

  /** Takes a task that has ended, or for which nobody waits any longer. */
  #close(id: number): HostTask | undefined {
    const task = this.#open[id];
    if (!task) return undefined;
    this.#open[id] = undefined;
    this.#openCount -= 1;
    return task;
  }

  /** Sends an event; nothing is waited for. */
  send(decide: (id: number) => Unnumbered): number {
    return this.#decide(decide);
  }

  #decide(decide: (id: number) => Unnumbered): number {
    const id = this.takeId();
    this.#pending.push({ ...decide(id), id });
    return id;
  }

  /** A timer: its task, and how it is cancelled. A cancelled one is still created, but nobody waits for it (§3.6). */
  timer(fireAtMs: number): { readonly task: HostTask; readonly cancel: () => void } {
    const id = this.#nextId;
    const task = this.schedule(() => ({ kind: 'timer', fireAtMs }));
    const cancel = () => {
      this.#close(id);
      this.#cancelled.push(id);
    };
    return { task, cancel };
  }

  /** Waits for an event; one that came early is taken at once. Names are compared without regard to case (§5). */
  waitForEvent(eventName: string): HostTask {
    const name = eventName.toLowerCase();
    const early = this.#early.get(name) ?? 0;
    if (early > 0) {
      this.#early.set(name, early - 1);
      return settledTask('completed');
    }
    const task = new HostTask();
    const waiters = this.#waiters.get(name) ?? [];
    waiters.push(task);
    this.#waiters.set(name, waiters);
    return task;
  }

  // --- history ----------------------------------------------------------------------------------------------------

  /**
   * Takes an event of the history.
   *
   * @returns the text of a non-determinism (C2), or undefined.
   */
  feed(event: HistoryEvent): string | undefined {
    if (event.EventType === EventType.OrchestratorStarted) {
      this.#nowMs = Date.parse(event.Timestamp);
      return undefined;
    }
    const isUrgent =
      event.EventType === EventType.ExecutionResumed || event.EventType === EventType.ExecutionTerminated;
    if (this.#isSuspended && !isUrgent) {
      if (event.EventType !== EventType.ExecutionSuspended) this.#keptBack.push(event); // C3
      return undefined;
    }
    return this.#process(event);
  }

  #process(event: HistoryEvent): string | undefined {
    switch (event.EventType) {
      case EventType.ExecutionStarted:
        this.#listener.started();
        return undefined;
      case EventType.TaskScheduled:
      case EventType.TimerCreated:
      case EventType.SubOrchestrationInstanceCreated:
      case EventType.EventSent:
        return this.#match(event);
      case EventType.TaskCompleted:
      case EventType.SubOrchestrationInstanceCompleted:
        return this.#settle(event.TaskScheduledId, 'completed', event.Result);
      case EventType.TaskFailed:
      case EventType.SubOrchestrationInstanceFailed:
        return this.#settle(event.TaskScheduledId, 'failed');
      case EventType.TimerFired:
        return this.#settle(event.TimerId, 'completed');
      case EventType.EventRaised:
        return this.#raise(event);
      case EventType.ExecutionTerminated:
        this.#listener.terminated(event.Input);
        return undefined;
      case EventType.ExecutionSuspended:
        return this.#suspend();
      case EventType.ExecutionResumed:
        return this.#resume();
      default:
        return undefined;
    }
  }

  #match(event: DecisionEvent): string | undefined {
    if (!this.#matches) return undefined;
    const index = this.#pending.findIndex(({ id }) => id === event.EventId);
    const mismatch = nonDeterminismIn(event, this.#pending[index]);
    if (mismatch !== undefined) return mismatch;
    if (index === 0) this.#pending.shift();
    else this.#pending.splice(index, 1);
    return undefined;
  }

  #settle(id: number, settlement: 'completed' | 'failed', result: string | null = null): undefined {
    this.#close(id)?.settle(settlement, result);
  }

  // The latest waiter is served first (§5).
  #raise(event: EventRaised): undefined {
    if (this.carriesOver) {
      this.#carriedOver.push(event);
      return;
    }
    const name = event.Name.toLowerCase();
    const waiter = this.#waiters.get(name)?.pop();
    if (waiter) waiter.settle('completed');
    else this.#early.set(name, (this.#early.get(name) ?? 0) + 1);
  }

  #suspend(): undefined {
    this.#isSuspended = true;
    this.#withheld = this.#pending;
    this.#pending = [];
  }

  #resume(): string | undefined {
    if (!this.#isSuspended) return undefined;
    this.#isSuspended = false;
    this.#pending = this.#withheld ?? [];
    for (let event = this.#keptBack.shift(); event; event = this.#keptBack.shift()) {
      const mismatch = this.#process(event);
      if (mismatch !== undefined) return mismatch;
    }
    return undefined;
  }
}
