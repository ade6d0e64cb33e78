// Unyielded tasks: durable calls whose tasks the orchestrator drops, or uses as if they were values.
//
// Owns:   recognising them in what one episode came to, and the sentences for it.
// Never:  changes a run: on Azure, too, such a task becomes the output, or a failure that speaks of a circular structure.
//
// Y1. A task alone can be written as JSON, and so it is the output. One that belongs to others (Task.all, Task.any, retries,
//     long timers, callHttp) knows them and they know it, and so the SDK's worker fails to write it. Of its failure only the
//     text is known, which does not say where the task was: in the output, an input, or the custom status.

import type { DurableCall } from './function-worker.ts';
import type { Notice } from './notices.ts';
import { ActionType, flatActions } from './orchestrator-state.ts';
import type { Action, OrchestratorState } from './orchestrator-state.ts';

const YIELDED_APIS: Record<string, readonly number[]> = {
  callActivity: [ActionType.CallActivity],
  callActivityWithRetry: [ActionType.CallActivityWithRetry],
  callSubOrchestrator: [ActionType.CallSubOrchestrator],
  callSubOrchestratorWithRetry: [ActionType.CallSubOrchestratorWithRetry],
  callEntity: [ActionType.CallEntity],
  callHttp: [ActionType.CallHttp],
  createTimer: [ActionType.CreateTimer],
  waitForExternalEvent: [ActionType.WaitForExternalEvent],
};

/** One episode, as far as its tasks can be seen. */
interface Episode {
  /** The orchestrator's name. */
  readonly name: string;
  readonly state: OrchestratorState;
  readonly calls: readonly DurableCall[];
}

/** A task that is the output of the orchestrator; otherwise the first call that it never yielded. */
export function unyieldedTask(episode: Episode): Notice | undefined {
  return returnedTask(episode) ?? neverYielded(episode);
}

/** What the SDK shows of a task when it is written as JSON. */
interface WrittenTask {
  readonly action: Action;
  /** 0 while it runs. */
  readonly state: number;
}

function returnedTask({ name, state, calls }: Episode): Notice | undefined {
  const { output } = state;
  if (!state.isDone || !isWrittenTask(output)) return undefined;
  const { action } = output;
  const asCalled = (call: DurableCall): boolean => isOf(action, call);
  const api = Object.keys(YIELDED_APIS).find((one) => YIELDED_APIS[one]?.includes(action.actionType));
  const call = api === undefined ? 'a task' : durableCallText({ api, target: targetOf(action) });
  const text =
    output.state === 0
      ? returnedTaskText(name, call)
      : `${name} returned ${call}, the task and not what came of it, so the output is the task itself. Return what yield answered.`;
  return { text, source: calls.findLast(asCalled)?.source };
}

function isWrittenTask(value: unknown): value is WrittenTask {
  if (!isRecord(value) || !isRecord(value['action'])) return false;
  return (
    typeof value['action']['actionType'] === 'number' &&
    typeof value['state'] === 'number' &&
    typeof value['isPlayed'] === 'boolean'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A call that has no action when the orchestrator has returned: nobody yielded its task, nor a group that holds it. */
function neverYielded({ name, state, calls }: Episode): Notice | undefined {
  // One that threw may have been about to yield.
  if (!state.isDone || state.error !== undefined) return undefined;
  if (calls.some((call) => call.api === 'continueAsNew')) return undefined;
  const forgotten = callsWithoutAction(calls, flatActions(state.actions[0] ?? []));
  const [first] = forgotten;
  const call = first === undefined ? undefined : calls[first];
  if (first === undefined || !call) return undefined;
  const group = forgottenGroup(first, calls, forgotten);
  if (group) {
    return { text: unyieldedGroupText(name, group.api), source: group.source };
  }
  return { text: unyieldedCallText(name, durableCallText(call)), source: call.source };
}

/** The calls that should have led to an action and did not, as places in the list. */
function callsWithoutAction(calls: readonly DurableCall[], actions: Action[]): Set<number> {
  const places = calls.flatMap((call, place) => {
    if (!YIELDED_APIS[call.api]) return [];
    const index = actions.findIndex((action) => isOf(action, call));
    if (index < 0) return [place];
    actions.splice(index, 1);
    return [];
  });
  return new Set(places);
}

/**
 * The outermost Task.all or Task.any that holds the task of a call and was not yielded either. Had it been, at least one
 * of its tasks would have an action.
 */
function forgottenGroup(
  place: number,
  calls: readonly DurableCall[],
  forgotten: ReadonlySet<number>,
): DurableCall | undefined {
  const outer = calls.findIndex(({ holds }) => holds?.includes(place));
  const group = calls[outer];
  if (!group || !membersOf(group, calls).every((member) => forgotten.has(member))) return undefined;
  return forgottenGroup(outer, calls, forgotten) ?? group;
}

/** The calls whose tasks are in a group, also in a group in it. */
function membersOf({ holds = [] }: DurableCall, calls: readonly DurableCall[]): number[] {
  return holds.flatMap((place) => {
    const call = calls[place];
    return call?.holds ? membersOf(call, calls) : [place];
  });
}

/** Whether an action may be what came of a call. */
function isOf(action: Action, call: DurableCall): boolean {
  if (!YIELDED_APIS[call.api]?.includes(action.actionType)) return false;
  const target = targetOf(action);
  return target === undefined || target === call.target;
}

function targetOf(action: Action): string | undefined {
  if ('functionName' in action) return action.functionName;
  return 'externalEventName' in action ? action.externalEventName : undefined;
}

/** How a durable call is named in a sentence: by its API, and the function or event where that is known. */
export function durableCallText(call: { readonly api: string; readonly target?: string | undefined }): string {
  const { api, target } = call;
  return target === undefined ? `${api}()` : `${api}("${target}")`;
}

/** Whether a method of `context.df` makes a task that somebody has to yield. */
export const makesTask = (api: string): boolean => Object.hasOwn(YIELDED_APIS, api);

/** What it means that a task was neither yielded nor put into a group. `call` is its `durableCallText`. */
export function unyieldedCallText(orchestrator: string, call: string): string {
  return `${orchestrator} called ${call} and never yielded it, so the host never heard of it. Write yield before it, or yield a Task.all or Task.any that holds it.`;
}

/** What it means that a group such as `Task.all` was not yielded. */
export function unyieldedGroupText(orchestrator: string, group: string): string {
  return `${orchestrator} made ${group}(…) and never yielded it, so the host never heard of the tasks in it. Write yield before ${group}.`;
}

/** What it means that a task was returned and not yielded before. `call` is its `durableCallText`. */
export function returnedTaskText(orchestrator: string, call: string): string {
  return `${orchestrator} returned ${call}, a task that was not yielded, so the host never heard of it and the output is the task itself. Write return yield before it.`;
}

/** The SDK's classes of tasks that hold other tasks, as the engine names them when it cannot write one (Y1). */
const HOLDING_TASK = /constructor '(WhenAllTask|WhenAnyTask|RetryableTask|LongTimerTask|CallHttpWithPollingTask)'/;

/** What it means that an answer could not be written as JSON, if a task is the reason (Y1). */
export function unwritableTaskText(orchestrator: string, failure: string): string | undefined {
  if (!HOLDING_TASK.test(failure)) return undefined;
  return `${orchestrator} returned a task, or gave one as an input or as its custom status, and this task cannot be written as JSON. Write return yield where you return a task that was not yielded; what Task.any answers is a task as well, so return its result.`;
}
