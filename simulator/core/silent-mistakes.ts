// Silent mistakes: what an orchestrator most likely did not mean, although the host has nothing against it.
//
// Owns:   recognising such a mistake in one episode, and the sentence for it.
// Never:  changes a run, and never speaks where correct code does the same.

import type { Decision } from './decision.ts';
import type { DurableCall, ImpureCall } from './function-worker.ts';
import { EventType } from './history.ts';
import type { HistoryEvent } from './history.ts';
import type { Notice } from './notices.ts';
import { ActionType } from './orchestrator-state.ts';
import type { Action, OrchestratorState } from './orchestrator-state.ts';

/** One episode, as far as its mistakes can be seen. */
export interface ObservedEpisode {
  /** The orchestrator's name. */
  readonly name: string;
  readonly state: OrchestratorState;
  readonly calls: readonly DurableCall[];
  /** The events that opened the episode. */
  readonly opening: readonly HistoryEvent[];
  readonly nowMs: number;
  readonly decisions: readonly Decision[];
  /** What the orchestrator asked of its machine. */
  readonly impure: readonly ImpureCall[];
}

/** All sentences about an episode. */
export function silentMistakes(episode: ObservedEpisode): Notice[] {
  return [neverYielded(episode), ...nearlyNamedEvents(episode), ...timersLongPast(episode)].flatMap(
    (notice) => notice ?? [],
  );
}

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

/** A call that has no action when the orchestrator has returned: nobody yielded its task, nor a group that holds it. */
function neverYielded({ name, state, calls }: ObservedEpisode): Notice | undefined {
  // One that threw may have been about to yield.
  if (!state.isDone || state.error !== undefined) return undefined;
  if (calls.some((call) => call.api === 'continueAsNew')) return undefined;
  const forgotten = callsWithoutAction(calls, flattened(state.actions[0] ?? []));
  const [first] = forgotten;
  const call = first === undefined ? undefined : calls[first];
  if (first === undefined || !call) return undefined;
  const group = forgottenGroup(first, calls, forgotten);
  if (group) {
    const text = `${name} made ${group.api}(…) and never yielded it, so the host never heard of the tasks in it. Write yield before ${group.api}.`;
    return { text, source: group.source };
  }
  const callText = call.target === undefined ? `${call.api}()` : `${call.api}("${call.target}")`;
  const text = `${name} called ${callText} and never yielded it, so the host never heard of it. Write yield before it, or yield a Task.all or Task.any that holds it.`;
  return { text, source: call.source };
}

/** The calls that should have led to an action and did not, as places in the list. */
function callsWithoutAction(calls: readonly DurableCall[], actions: Action[]): Set<number> {
  const places = calls.flatMap((call, place) => {
    const types = YIELDED_APIS[call.api];
    if (!types) return [];
    const index = actions.findIndex((action) => types.includes(action.actionType) && targetOf(action, call));
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

function flattened(actions: readonly Action[]): Action[] {
  return actions.flatMap((action) => ('compoundActions' in action ? flattened(action.compoundActions) : [action]));
}

function targetOf(action: Action, call: DurableCall): boolean {
  if ('functionName' in action) return action.functionName === call.target;
  return 'externalEventName' in action ? action.externalEventName === call.target : true;
}

/** An event that nobody waits for, while somebody waits for nearly that name. */
function nearlyNamedEvents({ name, state, calls, opening }: ObservedEpisode): Notice[] {
  const raised = opening.flatMap((event) => (event.EventType === EventType.EventRaised ? [event.Name] : []));
  if (raised.length === 0) return [];
  const awaited = flattened(state.actions[0] ?? []).flatMap((action) =>
    'externalEventName' in action ? [action.externalEventName] : [],
  );
  return raised.flatMap((event) => {
    const near = awaited.includes(event) ? undefined : awaited.find((one) => isNear(one, event));
    if (near === undefined) return [];
    const text = `${name} got the event "${event}" and waits for "${near}". Names are compared letter by letter, so nobody takes it; write both the same.`;
    return [{ text, source: calls.find((call) => call.target === near)?.source }];
  });
}

/** Names that differ in case or in at most two letters. A number makes a name another name: `Step1` and `Step2`. */
export function isNear(one: string, other: string): boolean {
  if (one.replace(/\D/g, '') !== other.replace(/\D/g, '')) return false;
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return distance(a, b) <= Math.min(2, Math.floor(Math.max(a.length, b.length) / 3));
}

/** How many letters have to be put in, taken out or exchanged (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const [above = 0, diagonal = 0, left = 0] = [row[j], row[j - 1], next[j - 1]];
      next.push(Math.min(above + 1, left + 1, diagonal + (one[i - 1] === other[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

const LONG_MS = 3_600_000;

/** A timer that was counted from another clock lies far in the past. Where that clock was seen being read, enough has been said. */
function timersLongPast({ name, calls, nowMs, decisions, impure }: ObservedEpisode): Notice[] {
  if (impure.some((call) => call.kind === 'clock')) return [];
  const past = decisions.find((decision) => decision.kind === 'timer' && decision.fireAtMs < nowMs - LONG_MS);
  if (past?.kind !== 'timer') return [];
  const [fireAt, now] = [new Date(past.fireAtMs).toISOString(), new Date(nowMs).toISOString()];
  const text = `${name} creates a timer for ${fireAt}, but its own time is ${now}, so the timer fires at once. Count from context.df.currentUtcDateTime; Date reads the clock of the machine.`;
  return [{ text, source: calls.findLast((call) => call.api === 'createTimer')?.source }];
}
