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
  /** As it is stored. */
  readonly stored: HistoryEvent;
}

/** What the rows need beside the events. */
export interface HistoryContext {
  readonly instanceId: string;
  /** Milliseconds since the Unix epoch at which the run began. */
  readonly startMs: number;
  readonly records: readonly HubRecord[];
  /** How many of the first events have no row; default none. */
  readonly folded?: number;
}

/** The history of one instance as rows. */
export function historyRows(history: readonly HistoryEvent[], context: HistoryContext): HistoryRow[] {
  const appended = lastEpisode(context)?.appended.length ?? history.length;
  const firstNew = Math.max(history.length - appended, 0);
  const nameOf = namesOfTasks(history, context);
  const { startMs, folded = 0 } = context;
  return history.slice(folded).map((event, index) => ({
    position: folded + index + 1,
    event: eventTypeName(event),
    details: detailsOf(event, nameOf, startMs),
    at: elapsedText(Date.parse(event.Timestamp) - startMs),
    state: folded + index < firstNew ? 'replayed' : 'new',
    stored: event,
  }));
}

/** Every member of a stored event; the value as JSON. */
export function fieldsOf(event: HistoryEvent): { readonly name: string; readonly value: string }[] {
  return Object.entries(event).map(([name, value]) => ({ name, value: JSON.stringify(value) }));
}

function lastEpisode({ instanceId, records }: HistoryContext): EpisodeRecord | undefined {
  return records.findLast(
    (record): record is EpisodeRecord => record.kind === 'episode' && record.instanceId === instanceId,
  );
}

function detailsOf(event: HistoryEvent, nameOf: (id: number) => string, startMs: number): string {
  switch (event.EventType) {
    case EventType.ExecutionStarted:
      return `${event.Name} ${event.Input ?? ''}`;
    case EventType.ExecutionCompleted:
      return `${statusName.get(event.OrchestrationStatus) ?? ''} ${event.Result ?? ''}`;
    case EventType.ExecutionTerminated:
      return event.Input ?? '';
    case EventType.TaskScheduled:
    case EventType.SubOrchestrationInstanceCreated:
      return nameOf(event.EventId);
    case EventType.TaskCompleted:
    case EventType.SubOrchestrationInstanceCompleted:
      return `${nameOf(event.TaskScheduledId)} → ${event.Result ?? 'nothing'}`;
    case EventType.TaskFailed:
    case EventType.SubOrchestrationInstanceFailed:
      return `${nameOf(event.TaskScheduledId)} failed: ${event.Reason ?? ''}`;
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

/** The name under which a task was scheduled, what it got if it is an activity that has started, and its id. */
function namesOfTasks(history: readonly HistoryEvent[], context: HistoryContext): (id: number) => string {
  const inputs = inputsOfActivities(context);
  const names = new Map<number, string>();
  for (const event of history) if ('Name' in event) names.set(event.EventId, event.Name);
  return (id) => {
    const name = names.get(id) ?? '';
    const input = inputs.get(id) ?? '';
    return name === '' ? `id ${String(id)}` : `${name}${input && ` ${input}`} (id ${String(id)})`;
  };
}

/** By id; history does not hold them. Ids are counted anew in each execution. */
function inputsOfActivities(context: HistoryContext): ReadonlyMap<number, string> {
  const { instanceId, records } = context;
  const executionId = lastEpisode(context)?.executionId;
  const first = records.findIndex((record) => record.kind === 'episode' && record.executionId === executionId);
  const inputs = new Map<number, string>();
  for (const record of first < 0 ? [] : records.slice(first)) {
    if (record.kind !== 'activity-started' || record.instanceId !== instanceId) continue;
    inputs.set(record.taskId, cut(JSON.stringify(record.input ?? null)));
  }
  return inputs;
}

const longestInput = 40;

const cut = (text: string): string => (text.length > longestInput ? `${text.slice(0, longestInput - 1)}…` : text);
