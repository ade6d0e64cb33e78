// Action routine: the host's one routine that goes through the SDK's action list (host semantics §3.3). Each action is invoked,
// awaited, and its error ignored, before the next is invoked.
//
// Owns:   what each action means: what it schedules, and what it waits for.
// Never:  runs user code (the SDK has done that before) and never looks at history (host-context.ts).
//
// R1. Errors in an action's arguments are swallowed: the action counts as ended and schedules nothing (§3.8).
// R2. A cancelled timer is created all the same, and its task has ended from the start.
// R3. Locks that the orchestrator still holds at its end are released by the host (§9.7).
// R4. A signal to an entity that nobody registers is not swallowed: it ends the routine, and fails the execution (§3.8).

import type { ActionEnvironment, IgnoredAction } from './action-environment.ts';
import { schedulerId } from './entity-id.ts';
import type { EntityId } from './entity-id.ts';
import { operationInput } from './entity-messages.ts';
import type { EntityRelease, EntityRequest } from './entity-messages.ts';
import type { HostContext } from './host-context.ts';
import { HostTask, settledTask, whenAll, whenAny } from './host-task.ts';
import { httpCall } from './http-call.ts';
import { ActionType, hostFailure } from './orchestrator-state.ts';
import type { Action, ActionOf, HostFailure } from './orchestrator-state.ts';
import { sameJson } from './same-json.ts';
import { refusedRetry, withRetries } from './retries.ts';

const MAX_SHORT_TIMER_MS = 6 * 86_400_000;
const LONG_TIMER_INTERVAL_MS = 3 * 86_400_000;

/** Goes through the action list of one execution. */
export class ActionRoutine {
  readonly #context: HostContext;
  readonly #environment: ActionEnvironment;
  #actions: readonly Action[];
  #isWhole: boolean;
  readonly #ignored: IgnoredAction[] = [];
  #held: { readonly id: string; readonly entities: readonly EntityId[] } | undefined;
  #next = 0;
  #hasRunOut = false;
  /** Why the routine ended before its list (R4). */
  failure: HostFailure | undefined;
  /** JSON text of the new input, once the orchestrator has continued as new. */
  continuedAsNew: { readonly input: string | null } | undefined;

  /** @param isWhole the orchestrator has ended: no further actions will follow. */
  constructor(context: HostContext, environment: ActionEnvironment, actions: readonly Action[], isWhole: boolean) {
    this.#context = context;
    this.#environment = environment;
    this.#actions = actions;
    this.#isWhole = isWhole;
  }

  /** Actions that the host ignored (R1). */
  get ignored(): readonly IgnoredAction[] {
    return this.#ignored;
  }

  /** Whether the orchestrator has ended and every action has. */
  get hasEnded(): boolean {
    return this.#hasRunOut && (this.#isWhole || this.failure !== undefined);
  }

  /**
   * Takes the list of a later episode.
   *
   * @returns false when one that had this list from the start would be elsewhere now (replay.ts, P4); nothing has changed then.
   */
  goesOn(actions: readonly Action[], isWhole: boolean): boolean {
    if (this.#hasRunOut || this.#ignored.length > 0 || this.continuedAsNew) return false;
    for (let index = 0; index < this.#next; index += 1) {
      if (!sameJson(this.#actions[index], actions[index])) return false;
    }
    this.#actions = actions;
    this.#isWhole = isWhole;
    return true;
  }

  /** Goes on until an action has to be waited for. */
  resume(): void {
    while (!this.failure) {
      const action = this.#actions[this.#next];
      if (!action) break;
      this.#next += 1;
      const task = this.#invoke(action);
      if (!task.settlement) {
        task.whenSettled(() => this.resume());
        return;
      }
    }
    this.#hasRunOut = true;
    if (this.hasEnded) this.#releaseLocks(); // R3
  }

  #invoke(action: Action): HostTask {
    switch (action.actionType) {
      case ActionType.CallActivity:
      case ActionType.CallActivityWithRetry:
        return this.#callActivity(action);
      case ActionType.CallSubOrchestrator:
      case ActionType.CallSubOrchestratorWithRetry:
        return this.#callSubOrchestrator(action);
      case ActionType.ContinueAsNew:
        return this.#continueAsNew(action);
      case ActionType.CreateTimer:
        return this.#createTimer(Date.parse(action.fireAt), action.isCanceled);
      case ActionType.WaitForExternalEvent:
        return this.#context.waitForEvent(action.externalEventName);
      case ActionType.CallHttp:
        return httpCall(action.httpRequest, this.#context);
      case ActionType.WhenAny:
        return whenAny(action.compoundActions.map((child) => this.#invoke(child)));
      case ActionType.WhenAll:
        return whenAll(action.compoundActions.map((child) => this.#invoke(child)));
      default:
        return this.#entityAction(action);
    }
  }

  #entityAction(action: ActionOf<7 | 9 | 10 | 13 | 14>): HostTask {
    switch (action.actionType) {
      case ActionType.CallEntity:
        return this.#callEntity(action);
      case ActionType.SignalEntity:
      case ActionType.ScheduledSignalEntity:
        return this.#signal(action);
      case ActionType.LockEntities:
        return this.#lock(action);
      case ActionType.ReleaseEntities:
        this.#releaseLocks();
        return settledTask('completed');
    }
  }

  /** R1. */
  #ignore(action: IgnoredAction): HostTask {
    this.#ignored.push(action);
    return settledTask('failed');
  }

  #callActivity(action: ActionOf<0 | 1>): HostTask {
    const { functionName: name, input } = action;
    if (!this.#environment.has('activity', name)) return this.#ignore({ kind: 'activity', name, refused: undefined });
    const attempt = () => this.#context.schedule(() => ({ kind: 'activity', name, input }));
    return action.actionType === ActionType.CallActivity ? attempt() : this.#retry('activity', action, attempt);
  }

  #callSubOrchestrator(action: ActionOf<2 | 3>): HostTask {
    const { functionName: name } = action;
    if (!this.#environment.has('orchestrator', name)) {
      return this.#ignore({ kind: 'orchestrator', name, refused: undefined });
    }
    const attempt = () => this.#startChild(action);
    return action.actionType === ActionType.CallSubOrchestrator
      ? attempt()
      : this.#retry('orchestrator', action, attempt);
  }

  #retry(kind: IgnoredAction['kind'], action: ActionOf<1 | 3>, attempt: () => HostTask): HostTask {
    const refused = refusedRetry(action.retryOptions);
    if (refused) return this.#ignore({ kind, name: action.functionName, refused });
    return withRetries(action.retryOptions, {
      attempt,
      timer: (fireAtMs) => this.#context.timer(fireAtMs).task,
      nowMs: () => this.#context.nowMs,
    });
  }

  #startChild(action: ActionOf<2 | 3>): HostTask {
    const { functionName: name, input, version = this.#environment.defaultVersion() } = action;
    const asked = action.instanceId?.trim() ? action.instanceId : undefined;
    if (asked && !this.#environment.isAllowedChild(asked)) {
      const refused = `the instance id "${asked}" that the host refuses: it begins with @, or it is the id of the caller or of its parent`;
      return this.#ignore({ kind: 'orchestrator', name, refused });
    }
    const { executionId } = this.#environment;
    return this.#context.schedule((id) => {
      return { kind: 'sub-orchestration', name, version, instanceId: asked ?? `${executionId}:${id}`, input };
    });
  }

  #continueAsNew(action: ActionOf<4>): HostTask {
    this.continuedAsNew = { input: action.input === undefined ? null : JSON.stringify(action.input) };
    this.#context.carriesOver = true;
    return settledTask('completed');
  }

  /** A timer of more than six days is a chain of shorter ones (host semantics §6). */
  #createTimer(fireAtMs: number, isCanceled: boolean): HostTask {
    const whole = new HostTask();
    const chunk = (longestMs: number) => {
      const { nowMs } = this.#context;
      const isLast = fireAtMs - nowMs <= longestMs;
      const { task, cancel } = this.#context.timer(isLast ? fireAtMs : nowMs + LONG_TIMER_INTERVAL_MS);
      task.whenSettled(() => {
        if (isLast) whole.settle(task.settlement ?? 'completed');
        else chunk(LONG_TIMER_INTERVAL_MS);
      });
      if (!isCanceled) return;
      cancel();
      whole.settle('failed'); // R2
    };
    chunk(MAX_SHORT_TIMER_MS);
    return whole;
  }

  // --- entities ---------------------------------------------------------------------------------------------------

  #callEntity(action: ActionOf<7>): HostTask {
    const name = entityName(action.instanceId);
    if (!this.#environment.has('entity', name)) return this.#ignore({ kind: 'entity', name, refused: undefined });
    return this.#context.waitForEvent(this.#sendOperation(action, false));
  }

  #signal(action: ActionOf<9 | 10>): HostTask {
    const name = entityName(action.instanceId);
    if (this.#environment.has('entity', name)) this.#sendOperation(action, true);
    else this.failure ??= hostFailure(this.#environment.missingText('entity', name)); // R4
    return settledTask('completed');
  }

  /** @returns the request's id, under which the answer comes. */
  #sendOperation(action: ActionOf<7 | 9 | 10>, isSignal: boolean): string {
    const { operation, input, instanceId: target } = action;
    const due = action.actionType === ActionType.ScheduledSignalEntity ? action.fireAt : undefined;
    const { instanceId: parent, executionId } = this.#environment;
    let requestId = '';
    this.#context.send((id) => {
      requestId = this.#environment.requestId(id);
      const request: EntityRequest = {
        op: operation,
        ...(isSignal ? { signal: true as const } : {}),
        ...operationInput(input),
        id: requestId,
        parent,
        ...(isSignal ? {} : { parentExecution: executionId }),
        ...(due === undefined ? {} : { due }),
      };
      return { kind: 'event', target, name: due === undefined ? 'op' : `op@${due}`, input: JSON.stringify(request) };
    });
    return requestId;
  }

  #lock({ lockRequestId: id, lockSet }: ActionOf<13>): HostTask {
    const entities = lockSet.map(({ name, key }) => ({ name: name.toLowerCase(), key }));
    const unknown = entities.find(({ name }) => !this.#environment.has('entity', name));
    const [first] = entities;
    if (unknown || !first) return this.#ignore({ kind: 'entity', name: unknown?.name ?? '', refused: undefined });
    const { instanceId: parent, executionId: parentExecution } = this.#environment;
    const request: EntityRequest = { op: null, id, parent, parentExecution, lockset: entities, pos: 0 };
    this.#context.send(() => ({
      kind: 'event',
      target: schedulerId(first),
      name: 'op',
      input: JSON.stringify(request),
    }));
    this.#held = { id, entities };
    return this.#context.waitForEvent(id);
  }

  /** Releases what is locked, if anything. */
  #releaseLocks(): void {
    const held = this.#held;
    this.#held = undefined;
    if (!held) return;
    const release: EntityRelease = { parent: this.#environment.instanceId, id: held.id };
    for (const entity of held.entities) {
      const target = schedulerId(entity);
      this.#context.send(() => ({ kind: 'event', target, name: 'release', input: JSON.stringify(release) }));
    }
  }
}

function entityName(instanceId: string): string {
  return instanceId.split('@')[1] ?? instanceId;
}
