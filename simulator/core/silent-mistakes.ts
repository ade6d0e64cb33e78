// Silent mistakes: what an orchestrator most likely did not mean, although the host has nothing against it.
//
// Owns:   recognising such a mistake in one episode, and the sentence for it.
// Never:  changes a run, and never speaks where correct code does the same.

import type { Decision } from './decision.ts';
import type { DurableCall, ImpureCall } from './function-worker.ts';
import { EventType } from './history.ts';
import type { HistoryEvent } from './history.ts';
import { nearName } from './near-names.ts';
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

/** A call that has no action when the orchestrator has ended: nobody yielded its task. */
function neverYielded({ name, state, calls }: ObservedEpisode): Notice | undefined {
  if (!state.isDone && !state.error) return undefined;
  if (calls.some((call) => call.api === 'continueAsNew')) return undefined;
  const yielded = flattened(state.actions[0] ?? []);
  const call = calls.find((one) => {
    const types = YIELDED_APIS[one.api];
    if (!types) return false;
    const index = yielded.findIndex((action) => types.includes(action.actionType) && targetOf(action, one));
    if (index < 0) return true;
    yielded.splice(index, 1);
    return false;
  });
  if (!call) return undefined;
  const text = call.target === undefined ? `${call.api}()` : `${call.api}("${call.target}")`;
  return {
    text: `${name} called ${text} and never yielded it, so the host never heard of it. Write yield before it, or yield a Task.all or Task.any that holds it.`,
    source: call.source,
  };
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
    const near = awaited.includes(event) ? undefined : nearName(event, awaited);
    if (near === undefined) return [];
    const text = `${name} got the event "${event}" and waits for "${near}". Names are compared letter by letter, so nobody takes it; write both the same.`;
    return [{ text, source: calls.find((call) => call.target === near)?.source }];
  });
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
