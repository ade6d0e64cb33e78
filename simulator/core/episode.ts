// Episode: the bracket of events that one run of an orchestrator adds to a history.
//
// Owns:   opening (which events are new), the payload for the SDK, and closing (which decisions and which end are appended).
// Never:  sends anything. What leaves an episode is returned to the task hub, which persists it and sends the messages.
//
// E1. OrchestratorStarted, the messages in order, the decisions in id order, the completion, OrchestratorCompleted (host semantics §2.5).
// E2. Nothing is kept of an episode that was not closed: running it again gives the same.
// E3. A continue-as-new builds a new history, which runs at once in the same dispatch (host semantics §2.7).

import { EventLog } from './event-log.ts';
import { EventType, OrchestrationStatus } from './history.ts';
import type { DecisionEvent, EventRaised, ExecutionStarted, HistoryEvent, MessageEvent } from './history.ts';
import type { Completion, Decision } from './decision.ts';

/** An episode that has begun: the events before it and the events that opened it. */
export interface OpenEpisode {
  /** The execution's persisted events; what the episode appends is added when it is persisted. */
  readonly log: EventLog;
  /** How many events the log held when the episode began. */
  readonly pastCount: number;
  readonly opening: readonly HistoryEvent[];
  readonly nowMs: number;
}

/** Begins an episode with the messages that it delivers. */
export function openEpisode(log: EventLog, messages: readonly MessageEvent[], nowMs: number): OpenEpisode {
  return {
    log,
    pastCount: log.events.length,
    opening: [bracket(EventType.OrchestratorStarted, nowMs), ...messages],
    nowMs,
  };
}

/** How many events there are up to the end of what opened the episode. */
export function eventCount({ pastCount, opening }: OpenEpisode): number {
  return pastCount + opening.length;
}

/** One of these events: those before the episode come first, then those that opened it. */
export function eventAt({ log, pastCount, opening }: OpenEpisode, index: number): HistoryEvent {
  const event = index < pastCount ? log.events[index] : opening[index - pastCount];
  if (!event) throw new RangeError(`The history has no event ${index}.`);
  return event;
}

/** How the execution began. */
export function startedEvent(episode: OpenEpisode): ExecutionStarted | undefined {
  for (let index = 0; index < eventCount(episode); index += 1) {
    const event = eventAt(episode, index);
    if (event.EventType === EventType.ExecutionStarted) return event;
  }
  return undefined;
}

/** The events that an episode appends to the history: what opened it, what it decided, and its end (E1). */
export function closedEpisode(
  episode: OpenEpisode,
  decisions: readonly Decision[],
  completion: Completion | undefined,
): HistoryEvent[] {
  return [
    ...episode.opening.map(played),
    ...decisions.map((decision) => decisionEvent(decision, episode.nowMs)),
    ...(completion?.kind === 'ended' ? [completionEvent(completion, episode.nowMs)] : []),
    bracket(EventType.OrchestratorCompleted, episode.nowMs),
  ];
}

/** The first events of the execution that follows a continue-as-new (host semantics §2.7). */
export function nextExecution(
  started: ExecutionStarted,
  renewal: {
    readonly executionId: string;
    readonly input: string | null;
    readonly carriedOver: readonly EventRaised[];
  },
  nowMs: number,
): OpenEpisode {
  const { executionId, input, carriedOver } = renewal;
  const again: ExecutionStarted = {
    ...started,
    IsPlayed: false,
    Timestamp: toTimestamp(nowMs),
    Input: input,
    OrchestrationInstance: { InstanceId: started.OrchestrationInstance.InstanceId, ExecutionId: executionId },
  };
  const { opening, ...episode } = openEpisode(new EventLog(), [again, ...carriedOver], nowMs);
  return { ...episode, opening: [...opening, bracket(EventType.OrchestratorCompleted, nowMs)] };
}

/** An instant as history events carry it. */
export function toTimestamp(instantMs: number): string {
  let text = latestTimestamps.get(instantMs);
  if (text === undefined) {
    if (latestTimestamps.size >= LATEST) latestTimestamps.clear();
    latestTimestamps.set(instantMs, (text = new Date(instantMs).toISOString()));
  }
  return text;
}

/** Most events of a hub are made at the instant of the one before, and their timers are due at a few; they share the texts. */
const latestTimestamps = new Map<number, string>();
const LATEST = 64;

/** The EventId of every event that is not a scheduling decision. */
export const UNNUMBERED = -1;

/**
 * What every event carries that is not a scheduling decision. Events that most runs have spell it out: the engine keeps
 * what is spread into an object in a second one beside it, so that a history would be twice as many.
 */
export function unnumbered(nowMs: number): { EventId: number; IsPlayed: boolean; Timestamp: string } {
  return { EventId: UNNUMBERED, IsPlayed: false, Timestamp: toTimestamp(nowMs) };
}

function bracket(type: 12 | 13, nowMs: number): HistoryEvent {
  return { EventType: type, EventId: UNNUMBERED, IsPlayed: false, Timestamp: toTimestamp(nowMs) };
}

/** Delivered messages count as played; the brackets do not (host semantics §2.5, step 6). */
function played(event: HistoryEvent): HistoryEvent {
  const isBracket =
    event.EventType === EventType.OrchestratorStarted || event.EventType === EventType.OrchestratorCompleted;
  return isBracket ? event : { ...event, IsPlayed: true };
}

function decisionEvent(decision: Decision, nowMs: number): DecisionEvent {
  const EventId = decision.id;
  const IsPlayed = false;
  const Timestamp = toTimestamp(nowMs);
  switch (decision.kind) {
    case 'activity':
      return { EventType: EventType.TaskScheduled, EventId, IsPlayed, Timestamp, Name: decision.name, Version: '' };
    case 'timer':
      return {
        EventType: EventType.TimerCreated,
        EventId,
        IsPlayed,
        Timestamp,
        FireAt: toTimestamp(decision.fireAtMs),
      };
    case 'sub-orchestration':
      return {
        EventType: EventType.SubOrchestrationInstanceCreated,
        EventId,
        IsPlayed,
        Timestamp,
        Name: decision.name,
        Version: decision.version,
        InstanceId: decision.instanceId,
      };
    case 'event':
      return {
        EventType: EventType.EventSent,
        EventId,
        IsPlayed,
        Timestamp,
        InstanceId: decision.target,
        Name: decision.name,
        Input: decision.input,
      };
  }
}

function completionEvent(completion: Extract<Completion, { kind: 'ended' }>, nowMs: number): HistoryEvent {
  return {
    EventType: EventType.ExecutionCompleted,
    EventId: completion.id,
    IsPlayed: false,
    Timestamp: toTimestamp(nowMs),
    OrchestrationStatus: completion.status,
    Result: completion.result,
    FailureDetails: completion.failureDetails ?? null,
  };
}

/** The name of a completion's status. */
export function statusName(status: number): 'Completed' | 'Failed' | 'Terminated' {
  if (status === OrchestrationStatus.Completed) return 'Completed';
  return status === OrchestrationStatus.Terminated ? 'Terminated' : 'Failed';
}
