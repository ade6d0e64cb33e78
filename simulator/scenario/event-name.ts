// Event name: a history event, named in a way in which other records of a run can name it too.
//
// N1. Two events of a run have the same name only where an event of one name reached an instance twice at one instant.
// N2. The brackets of an episode and what suspends or resumes an instance have none: nothing else tells of them.

import { EventType } from '#core';
import type { HistoryEvent } from '#core';

/** The execution that an event belongs to. */
export interface EventPlace {
  readonly instanceId: string;
  readonly executionId: string;
}

/** The name of an event; undefined where it has none (N2). */
export function eventName(event: HistoryEvent, place: EventPlace): string | undefined {
  switch (event.EventType) {
    case EventType.TaskScheduled:
    case EventType.TimerCreated:
    case EventType.SubOrchestrationInstanceCreated:
    case EventType.EventSent:
      return askedName(event.EventId, place);
    case EventType.TaskCompleted:
    case EventType.TaskFailed:
    case EventType.SubOrchestrationInstanceCompleted:
    case EventType.SubOrchestrationInstanceFailed:
      return answeredName(event.TaskScheduledId, place);
    case EventType.TimerFired:
      return answeredName(event.TimerId, place);
    case EventType.EventRaised:
      return raisedName(event.Name, place.instanceId, Date.parse(event.Timestamp));
    case EventType.ExecutionStarted:
      return startedName(place.instanceId, Date.parse(event.Timestamp));
    case EventType.ExecutionCompleted:
      return endedName(place);
    default:
      return undefined;
  }
}

/** The event with which history holds that something was asked for. */
export const askedName = (id: number, { instanceId, executionId }: EventPlace): string =>
  `asked ${String(id)} ${executionId} ${instanceId}`;

/** The event with which it was answered. */
export const answeredName = (id: number, { instanceId, executionId }: EventPlace): string =>
  `answered ${String(id)} ${executionId} ${instanceId}`;

/** The event with which an external event reached its instance; milliseconds since the Unix epoch. */
export const raisedName = (event: string, instanceId: string, atMs: number): string =>
  `raised ${event.toLowerCase()} ${String(atMs)} ${instanceId}`;

/** The first event of an execution; milliseconds since the Unix epoch. */
export const startedName = (instanceId: string, atMs: number): string => `started ${String(atMs)} ${instanceId}`;

/** The event with which an execution ended. */
export const endedName = ({ instanceId, executionId }: EventPlace): string => `ended ${executionId} ${instanceId}`;
