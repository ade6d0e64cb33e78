// Silent mistakes: what an orchestrator most likely did not mean, although the host has nothing against it.
//
// Owns:   recognising such a mistake in one episode, and the sentence for it.
// Never:  changes a run, and never speaks where correct code does the same.

import type { Decision } from './decision.ts';
import { toTimestamp } from './episode.ts';
import type { DurableCall, ImpureCall } from './function-worker.ts';
import { EventType } from './history.ts';
import type { HistoryEvent } from './history.ts';
import { nearName } from './near-names.ts';
import type { Notice } from './notices.ts';
import { flatActions } from './orchestrator-state.ts';
import type { OrchestratorState } from './orchestrator-state.ts';
import { unyieldedTask } from './unyielded-tasks.ts';

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
  return [unyieldedTask(episode), ...nearlyNamedEvents(episode), ...timersLongPast(episode)].flatMap(
    (notice) => notice ?? [],
  );
}

/** An event that nobody waits for, while somebody waits for nearly that name. */
function nearlyNamedEvents({ name, state, calls, opening }: ObservedEpisode): Notice[] {
  const raised = opening.flatMap((event) => (event.EventType === EventType.EventRaised ? [event.Name] : []));
  if (raised.length === 0) return [];
  const awaited = flatActions(state.actions[0] ?? []).flatMap((action) =>
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
  const text = `${name} creates a timer for ${toTimestamp(past.fireAtMs)}, but its own time is ${toTimestamp(nowMs)}, so the timer fires at once. Count from context.df.currentUtcDateTime; Date reads the clock of the machine.`;
  return [{ text, source: calls.findLast((call) => call.api === 'createTimer')?.source }];
}
