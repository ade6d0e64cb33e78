// Replay: the host's own replay of an orchestration (host semantics §3.3). It feeds the history to the SDK's action list the
// way DTFx feeds it to the extension, and finds out which decisions are new, and whether the execution is over.
//
// Owns:   the host's ids, the matching of decisions against history, and the gate before completion.
// Never:  runs user code (the SDK has done that before) and never changes a history (episode.ts does).
//
// P1. Ids are handed out in the order in which actions are invoked: one for each activity attempt, timer and
//     sub-orchestration; none for event waits; the completion takes the next one (§3.3).
// P2. An execution completes only when the action routine has ended and no scheduled work is open (§3.6).
// P3. A decision in history must find the same kind, and the same name, under its id; otherwise the execution fails (§3.7).
// P4. Errors in an action's arguments are swallowed: the action counts as ended and schedules nothing (§3.8).

import type { Completion, Decision } from './decision.ts';
import { EventType, OrchestrationStatus } from './history.ts';
import type { DecisionEvent, EventRaised, HistoryEvent } from './history.ts';
import { HostTask, settledTask, whenAll, whenAny } from './host-task.ts';
import { nonDeterminismIn } from './non-determinism.ts';
import type { Action, EpisodeAnswer } from './orchestrator-state.ts';
import { ActionType } from './orchestrator-state.ts';
import { refusedRetry, withRetries } from './retries.ts';

/** What an episode decided. */
export interface ReplayResult {
  /** Decisions that history does not hold yet, in id order. */
  readonly decisions: readonly Decision[];
  readonly completion: Completion | undefined;
  /** External events that arrived after a continue-as-new and go to the next execution. */
  readonly carriedOver: readonly EventRaised[];
  /** The ids of the timers that the orchestrator has cancelled so far. */
  readonly cancelledTimers: readonly number[];
  readonly ignored: readonly IgnoredAction[];
}

/** An action that the host ignores without a word, and what is wrong with it (P4). */
export interface IgnoredAction {
  readonly kind: 'activity' | 'orchestrator';
  /** The function that it names. */
  readonly name: string;
  /** What the host refuses, in words that follow "with"; undefined where the app does not register the function. */
  readonly refused: string | undefined;
}

/** What is replayed. */
export interface ReplayInput {
  /** The orchestrator's name. */
  readonly name: string;
  readonly instanceId: string;
  readonly executionId: string;
  readonly parentInstanceId: string | undefined;
  /** The execution's history, the new events of this episode included. */
  readonly history: readonly HistoryEvent[];
  readonly answer: EpisodeAnswer;
  readonly hasActivity: (name: string) => boolean;
  readonly hasOrchestrator: (name: string) => boolean;
}

/** An action that this host cannot replay. */
export class UnsupportedActionError extends Error {
  readonly code = 'unsupported-action';
  /** @param api what the orchestrator called, as learners know it. */
  constructor(orchestrator: string, api: string) {
    super(
      `${orchestrator} uses ${api}, which this simulator does not simulate yet; leave it out to run the rest here.`,
    );
    this.name = 'UnsupportedActionError';
  }
}

const MAX_SHORT_TIMER_MS = 6 * 86_400_000;
const LONG_TIMER_INTERVAL_MS = 3 * 86_400_000;

/**
 * Replays an execution.
 *
 * @throws {UnsupportedActionError} the action list holds an action that this host does not know.
 */
export function replay(input: ReplayInput): ReplayResult {
  return new HostReplay(input).run();
}

class HostReplay {
  readonly #input: ReplayInput;
  readonly #actions: readonly Action[];
  readonly #pending = new Map<number, Decision>();
  readonly #open = new Map<number, HostTask>();
  readonly #waiters = new Map<string, HostTask[]>();
  readonly #early = new Map<string, number>();
  readonly #carriedOver: EventRaised[] = [];
  readonly #cancelled: number[] = [];
  readonly #ignored: IgnoredAction[] = [];
  #nextId = 0;
  #nowMs = 0;
  #nextAction = 0;
  #routineEnded = false;
  #continueAsNew: { readonly input: string | null } | undefined;
  #completion: Completion | undefined;

  constructor(input: ReplayInput) {
    this.#input = input;
    this.#actions = 'state' in input.answer ? (input.answer.state.actions[0] ?? []) : [];
  }

  run(): ReplayResult {
    const mismatch = this.#feedHistory();
    if (mismatch !== undefined) this.#complete(OrchestrationStatus.Failed, mismatch, mismatch);
    else if (this.#routineEnded && this.#open.size === 0) this.#completeByAnswer(); // P2
    return {
      decisions: [...this.#pending.values()].sort((one, other) => one.id - other.id),
      completion: this.#completion,
      carriedOver: this.#carriedOver,
      cancelledTimers: this.#cancelled,
      ignored: this.#ignored,
    };
  }

  /** @returns the text of the first non-determinism, where the replay stops. */
  #feedHistory(): string | undefined {
    for (const event of this.#input.history) {
      const mismatch = this.#feed(event);
      if (mismatch !== undefined) return mismatch;
    }
    return undefined;
  }

  #feed(event: HistoryEvent): string | undefined {
    switch (event.EventType) {
      case EventType.OrchestratorStarted:
        this.#nowMs = Date.parse(event.Timestamp);
        return undefined;
      case EventType.ExecutionStarted:
        this.#resumeRoutine();
        return undefined;
      case EventType.TaskScheduled:
      case EventType.TimerCreated:
      case EventType.SubOrchestrationInstanceCreated:
        return this.#matchDecision(event);
      case EventType.TaskCompleted:
      case EventType.SubOrchestrationInstanceCompleted:
        return this.#settle(event.TaskScheduledId, 'completed');
      case EventType.TaskFailed:
      case EventType.SubOrchestrationInstanceFailed:
        return this.#settle(event.TaskScheduledId, 'failed');
      case EventType.TimerFired:
        return this.#settle(event.TimerId, 'completed');
      case EventType.EventRaised:
        return this.#raise(event);
      case EventType.ExecutionTerminated:
        this.#complete(OrchestrationStatus.Terminated, event.Input);
        return undefined;
      default:
        return undefined;
    }
  }

  /** P3. An answer without a state names no actions; its own failure is what the host reports (host semantics §1.4, step 4). */
  #matchDecision(event: DecisionEvent): string | undefined {
    if ('failure' in this.#input.answer) return undefined;
    const mismatch = nonDeterminismIn(event, this.#pending.get(event.EventId));
    if (mismatch === undefined) this.#pending.delete(event.EventId);
    return mismatch;
  }

  #settle(id: number, settlement: 'completed' | 'failed'): undefined {
    const task = this.#open.get(id);
    this.#open.delete(id);
    task?.settle(settlement);
  }

  // The host matches names without regard to case and serves the latest waiter first (host semantics §5).
  #raise(event: EventRaised): undefined {
    if (this.#continueAsNew) {
      this.#carriedOver.push(event);
      return;
    }
    const name = event.Name.toLowerCase();
    const waiter = this.#waiters.get(name)?.pop();
    if (waiter) waiter.settle('completed');
    else this.#early.set(name, (this.#early.get(name) ?? 0) + 1);
  }

  /** Invokes one action after the other; each is awaited before the next is invoked, and its error is ignored (§3.3). */
  #resumeRoutine(): void {
    for (;;) {
      const action = this.#actions[this.#nextAction];
      if (!action) break;
      this.#nextAction += 1;
      const task = this.#invoke(action);
      if (!task.settlement) {
        task.whenSettled(() => this.#resumeRoutine());
        return;
      }
    }
    const { answer } = this.#input;
    this.#routineEnded = 'failure' in answer || answer.state.isDone || Boolean(answer.state.error);
  }

  #invoke(action: Action): HostTask {
    switch (action.actionType) {
      case ActionType.CallActivity:
        return this.#knows('activity', action.functionName, () => this.#scheduleActivity(action));
      case ActionType.CallActivityWithRetry:
        return this.#knows('activity', action.functionName, () =>
          this.#retry(action, () => this.#scheduleActivity(action)),
        );
      case ActionType.CallSubOrchestrator:
        return this.#knows('orchestrator', action.functionName, () => this.#startSubOrchestration(action));
      case ActionType.CallSubOrchestratorWithRetry:
        return this.#knows('orchestrator', action.functionName, () =>
          this.#retry(action, () => this.#startSubOrchestration(action)),
        );
      case ActionType.ContinueAsNew:
        this.#continueAsNew = { input: toJsonText(action.input) };
        return settledTask('completed');
      case ActionType.CreateTimer:
        return this.#createDurableTimer(Date.parse(action.fireAt), action.isCanceled);
      case ActionType.WaitForExternalEvent:
        return this.#waitForEvent(action.externalEventName);
      case ActionType.WhenAny:
        return whenAny(action.compoundActions.map((child) => this.#invoke(child)));
      case ActionType.WhenAll:
        return whenAll(action.compoundActions.map((child) => this.#invoke(child)));
      default:
        throw new UnsupportedActionError(this.#input.name, apiOf(action.actionType));
    }
  }

  #knows(kind: IgnoredAction['kind'], name: string, schedule: () => HostTask): HostTask {
    const { hasActivity, hasOrchestrator } = this.#input;
    if (kind === 'activity' ? hasActivity(name) : hasOrchestrator(name)) return schedule();
    return this.#ignore({ kind, name, refused: undefined });
  }

  /** P4. */
  #ignore(action: IgnoredAction): HostTask {
    this.#ignored.push(action);
    return settledTask('failed');
  }

  #retry(action: Extract<Action, { actionType: 1 | 3 }>, attempt: () => HostTask): HostTask {
    const refused = refusedRetry(action.retryOptions);
    const kind = action.actionType === ActionType.CallActivityWithRetry ? 'activity' : 'orchestrator';
    if (refused) return this.#ignore({ kind, name: action.functionName, refused });
    return withRetries(action.retryOptions, {
      attempt,
      timer: (fireAtMs) => this.#createTimer(fireAtMs),
      nowMs: () => this.#nowMs,
    });
  }

  #scheduleActivity(action: { readonly functionName: string; readonly input?: unknown }): HostTask {
    const id = this.#nextId++;
    return this.#decide({ kind: 'activity', id, name: action.functionName, input: action.input });
  }

  #startSubOrchestration(action: {
    readonly functionName: string;
    readonly input?: unknown;
    readonly instanceId?: string;
  }): HostTask {
    const asked = action.instanceId?.trim() ? action.instanceId : undefined;
    if (asked && !this.#isAllowedChild(asked)) {
      const refused = `the instance id "${asked}" that the host refuses: it begins with @, or it is the id of the caller or of its parent`;
      return this.#ignore({ kind: 'orchestrator', name: action.functionName, refused });
    }
    const id = this.#nextId++;
    const instanceId = asked ?? `${this.#input.executionId}:${id}`;
    return this.#decide({ kind: 'sub-orchestration', id, name: action.functionName, instanceId, input: action.input });
  }

  #isAllowedChild(instanceId: string): boolean {
    const { instanceId: own, parentInstanceId } = this.#input;
    const taken = [own.toLowerCase(), parentInstanceId?.toLowerCase()];
    return !instanceId.startsWith('@') && !taken.includes(instanceId.toLowerCase());
  }

  #createTimer(fireAtMs: number): HostTask {
    return this.#decide({ kind: 'timer', id: this.#nextId++, fireAtMs });
  }

  #decide(decision: Decision): HostTask {
    const task = new HostTask();
    this.#pending.set(decision.id, decision);
    this.#open.set(decision.id, task);
    return task;
  }

  /** A timer of more than six days is a chain of shorter ones (host semantics §6). */
  #createDurableTimer(fireAtMs: number, isCanceled: boolean): HostTask {
    const whole = new HostTask();
    const chunk = (longestMs: number) => {
      const isLast = fireAtMs - this.#nowMs <= longestMs;
      const id = this.#nextId;
      const timer = this.#createTimer(isLast ? fireAtMs : this.#nowMs + LONG_TIMER_INTERVAL_MS);
      timer.whenSettled(() => {
        if (isLast) whole.settle(timer.settlement ?? 'completed');
        else chunk(LONG_TIMER_INTERVAL_MS);
      });
      if (isCanceled) this.#cancel(id, whole);
    };
    chunk(MAX_SHORT_TIMER_MS);
    return whole;
  }

  // A cancelled timer is still created, but nobody waits for it any more (host semantics §3.6).
  #cancel(id: number, whole: HostTask): void {
    this.#open.delete(id);
    this.#cancelled.push(id);
    whole.settle('failed');
  }

  #waitForEvent(eventName: string): HostTask {
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

  #completeByAnswer(): void {
    const { answer, name } = this.#input;
    if ('failure' in answer) {
      this.#complete(
        OrchestrationStatus.Failed,
        `Orchestrator function '${name}' failed: ${answer.failure}`,
        answer.details,
      );
    } else if (answer.state.error) {
      const { error } = answer.state;
      const details = `Message: ${error}, StackTrace: `;
      this.#complete(OrchestrationStatus.Failed, `Orchestrator function '${name}' failed: ${error}`, details);
    } else if (this.#continueAsNew) {
      this.#completion ??= { kind: 'continued-as-new', id: this.#nextId++, input: this.#continueAsNew.input };
    } else {
      this.#complete(OrchestrationStatus.Completed, toJsonText(answer.state.output));
    }
  }

  /** The first completion stands: a terminated execution cannot complete once more. */
  #complete(status: number, result: string | null, details: string | null = null): void {
    this.#completion ??= { kind: 'ended', id: this.#nextId++, status, result, details };
  }
}

function toJsonText(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function apiOf(actionType: number): string {
  switch (actionType) {
    case ActionType.CallEntity:
      return 'callEntity';
    case ActionType.SignalEntity:
      return 'signalEntity';
    case ActionType.CallHttp:
      return 'callHttp';
    case ActionType.LockEntities:
    case ActionType.ReleaseEntities:
      return 'entity locks';
    default:
      return `an action of type ${actionType}`;
  }
}
