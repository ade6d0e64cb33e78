// Rewind: what it makes of a failed instance's history (host semantics §7.5).
//
// Owns:   which events go, and which children are rewound as well.
// Never:  sets anything going (management.ts).

import { EventType } from './history.ts';
import type { GenericEvent, HistoryEvent } from './history.ts';

/** The instance ids of the sub-orchestrations that failed in a history. */
export function failedChildren(history: readonly HistoryEvent[]): string[] {
  const failed = new Set(
    history.flatMap((event) =>
      event.EventType === EventType.SubOrchestrationInstanceFailed ? [event.TaskScheduledId] : [],
    ),
  );
  return history.flatMap((event) =>
    event.EventType === EventType.SubOrchestrationInstanceCreated && failed.has(event.EventId)
      ? [event.InstanceId]
      : [],
  );
}

/** A history with its failures taken out: each becomes an event that means nothing; successes stay (host semantics §7.5). */
export function rewound(history: readonly HistoryEvent[]): HistoryEvent[] {
  const failed = new Set(
    history.flatMap((event) => (event.EventType === EventType.TaskFailed ? [event.TaskScheduledId] : [])),
  );
  return history.map((event) => (isFailure(event, failed) ? nothing(event) : event));
}

function isFailure(event: HistoryEvent, failedTasks: ReadonlySet<number>): boolean {
  switch (event.EventType) {
    case EventType.TaskFailed:
    case EventType.SubOrchestrationInstanceFailed:
    case EventType.ExecutionCompleted:
      return true;
    case EventType.TaskScheduled:
      return failedTasks.has(event.EventId);
    default:
      return false;
  }
}

function nothing({ EventId, IsPlayed, Timestamp }: HistoryEvent): GenericEvent {
  return { EventType: EventType.GenericEvent, EventId, IsPlayed, Timestamp, Data: null };
}
