// Non-determinism: how the host notices that an orchestrator no longer does what its history says (host semantics §3.7).
//
// Owns:   the comparison of a recorded decision with a replayed one, and the host's texts.
// Never:  looks at inputs, fire times, instance ids or retry options; the real host does not either.

import { EventType } from './history.ts';
import type { DecisionEvent } from './history.ts';
import type { Decision } from './decision.ts';

const CHANGED = 'Was a change made to the orchestrator code after this instance had already started running?';

const CLASS_OF: Record<Decision['kind'], string> = {
  activity: 'ScheduleTaskOrchestratorAction',
  timer: 'CreateTimerOrchestratorAction',
  'sub-orchestration': 'CreateSubOrchestrationAction',
  event: 'SendEventOrchestratorAction',
};

/**
 * Compares a decision in history with the one that the replay made under the same id.
 *
 * @returns the host's failure text, or undefined when the two agree.
 */
export function nonDeterminismIn(event: DecisionEvent, replayed: Decision | undefined): string | undefined {
  if (replayed && agree(event, replayed)) return undefined;
  const text = difference(event, replayed);
  return text === undefined
    ? undefined
    : `Non-Deterministic workflow detected: A previous execution of this orchestration scheduled ${text}`;
}

const KIND_OF: Record<DecisionEvent['EventType'], Decision['kind']> = {
  [EventType.TaskScheduled]: 'activity',
  [EventType.TimerCreated]: 'timer',
  [EventType.SubOrchestrationInstanceCreated]: 'sub-orchestration',
  [EventType.EventSent]: 'event',
};

/** The usual case, for which no text is made. */
function agree(event: DecisionEvent, replayed: Decision): boolean {
  if (replayed.kind !== KIND_OF[event.EventType]) return false;
  return !('Name' in event && 'name' in replayed) || replayed.name === event.Name;
}

function difference(event: DecisionEvent, replayed: Decision | undefined): string | undefined {
  switch (event.EventType) {
    case EventType.TaskScheduled:
      return activityDifference(event.EventId, event.Name, event.Version ?? '', replayed);
    case EventType.TimerCreated:
      return timerDifference(event.EventId, replayed);
    case EventType.SubOrchestrationInstanceCreated:
      return subOrchestrationDifference(event, replayed);
    case EventType.EventSent:
      return sentEventDifference(event, replayed);
  }
}

function activityDifference(id: number, name: string, version: string, replayed: Decision | undefined) {
  if (!replayed) {
    return `an activity task with sequence ID ${id} and name '${name}' (version '${version}'), but the current replay execution hasn't (yet?) scheduled this task. ${CHANGED}`;
  }
  const recorded = `an activity task with sequence number ${id} named '${name}', but the current orchestration replay instead`;
  if (replayed.kind !== 'activity') {
    return `${recorded} produced a ${CLASS_OF[replayed.kind]} action with this sequence number. ${CHANGED}`;
  }
  if (replayed.name.toLowerCase() === name.toLowerCase()) return undefined;
  return `${recorded} scheduled an activity task named '${replayed.name}' with this sequence number.  ${CHANGED}`;
}

function timerDifference(id: number, replayed: Decision | undefined) {
  if (!replayed) {
    return `a timer task with sequence number ${id} but the current replay execution hasn't (yet?) scheduled this task. ${CHANGED}`;
  }
  if (replayed.kind === 'timer') return undefined;
  // The stray "named" is the host's own.
  return `a timer task with sequence number ${id} named but the current orchestration replay instead produced a ${CLASS_OF[replayed.kind]} action with this sequence number. ${CHANGED}`;
}

function subOrchestrationDifference(
  event: Extract<DecisionEvent, { EventType: 7 }>,
  replayed: Decision | undefined,
): string | undefined {
  const recorded = `a sub-orchestration task with sequence ID ${event.EventId} and name '${event.Name}' (version '${event.Version ?? ''}', instance ID '${event.InstanceId}'), but the current`;
  if (!replayed) return `${recorded} replay execution hasn't (yet?) scheduled this task. ${CHANGED}`;
  if (replayed.kind !== 'sub-orchestration') {
    return `${recorded} orchestration replay instead produced a ${CLASS_OF[replayed.kind]} action at this sequence number. ${CHANGED}`;
  }
  if (replayed.name.toLowerCase() === event.Name.toLowerCase()) return undefined;
  return `${recorded} orchestration replay instead scheduled a sub-orchestration task with name ${replayed.name} at this sequence number. ${CHANGED}`;
}

function sentEventDifference(
  event: Extract<DecisionEvent, { EventType: 14 }>,
  replayed: Decision | undefined,
): string | undefined {
  const recorded = `a send event task with sequence ID ${event.EventId}, type 'EventSent' name '${event.Name}', instance ID '${event.InstanceId}', but the current`;
  if (!replayed) return `${recorded} replay execution hasn't (yet?) scheduled this task. ${CHANGED}`;
  if (replayed.kind !== 'event') {
    return `${recorded} orchestration replay instead scheduled a ${CLASS_OF[replayed.kind]} task at this sequence number. ${CHANGED}`;
  }
  if (replayed.name.toLowerCase() === event.Name.toLowerCase()) return undefined;
  // The missing blank is the host's own.
  return `${recorded} orchestration replay instead scheduled a send event task with name ${replayed.name}at this sequence number. ${CHANGED}`;
}
