// Event details: a history event in words, and which events the last episode replayed.

import { elapsedText, EventType, eventTypeName, type EpisodeRecord, type HistoryEvent, type HubRecord } from '#core';

/** A row of the history table. */
export interface HistoryRow {
  /** Position in the history, from 1. */
  readonly position: number;
  readonly event: string;
  readonly details: string;
  /** Virtual time since the run began, as text. */
  readonly at: string;
  /** `new` when the last episode appended it; `replayed` when the orchestrator was fed it again. */
  readonly state: 'new' | 'replayed';
}

/** What the rows need beside the events. */
export interface HistoryContext {
  readonly instanceId: string;
  /** Milliseconds since the Unix epoch at which the run began. */
  readonly startMs: number;
  readonly records: readonly HubRecord[];
}

/** The history of one instance as rows. */
export function historyRows(history: readonly HistoryEvent[], context: HistoryContext): HistoryRow[] {
  const appended = lastEpisode(context)?.appended.length ?? history.length;
  const firstNew = Math.max(history.length - appended, 0);
  return history.map((event, index) => ({
    position: index + 1,
    event: eventTypeName(event),
    details: detailsOf(event, history, context.startMs),
    at: elapsedText(Date.parse(event.Timestamp) - context.startMs),
    state: index < firstNew ? 'replayed' : 'new',
  }));
}

function lastEpisode({ instanceId, records }: HistoryContext): EpisodeRecord | undefined {
  return records.findLast(
    (record): record is EpisodeRecord => record.kind === 'episode' && record.instanceId === instanceId,
  );
}

function detailsOf(event: HistoryEvent, history: readonly HistoryEvent[], startMs: number): string {
  switch (event.EventType) {
    case EventType.ExecutionStarted:
      return `${event.Name} ${event.Input ?? ''}`;
    case EventType.ExecutionCompleted:
      return `${statusName.get(event.OrchestrationStatus) ?? ''} ${event.Result ?? ''}`;
    case EventType.ExecutionTerminated:
      return event.Input ?? '';
    case EventType.TaskScheduled:
    case EventType.SubOrchestrationInstanceCreated:
      return `${event.Name} (id ${String(event.EventId)})`;
    case EventType.TaskCompleted:
    case EventType.SubOrchestrationInstanceCompleted:
      return `${scheduledName(event.TaskScheduledId, history)} → ${event.Result ?? 'nothing'}`;
    case EventType.TaskFailed:
    case EventType.SubOrchestrationInstanceFailed:
      return `${scheduledName(event.TaskScheduledId, history)} failed: ${event.Reason ?? ''}`;
    case EventType.TimerCreated:
      return `fires at ${fireTime(event.FireAt, startMs)} (id ${String(event.EventId)})`;
    case EventType.TimerFired:
      return `due at ${fireTime(event.FireAt, startMs)} (id ${String(event.TimerId)})`;
    case EventType.EventRaised:
      return `${event.Name} ${event.Input ?? ''}`;
    default:
      return '';
  }
}

const statusName = new Map([
  [1, 'Completed'],
  [3, 'Failed'],
  [5, 'Terminated'],
]);

const fireTime = (fireAt: string, startMs: number): string => elapsedText(Date.parse(fireAt) - startMs);

/** The name under which a task was scheduled, with its id. */
function scheduledName(id: number, history: readonly HistoryEvent[]): string {
  const scheduled = history.find((event) => 'Name' in event && event.EventId === id);
  return scheduled && 'Name' in scheduled ? `${scheduled.Name} (id ${String(id)})` : `id ${String(id)}`;
}
