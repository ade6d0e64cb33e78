// Life: what happened to one instance, execution after execution, as the records of its run tell it.
//
// Owns:   an event in words, by itself.
// Never:  compares two lives (compare-runs.ts, x-ray.ts).
//
// L1. The words hold no number and no id that the host makes: two apps that do the same may be counted differently.
// L2. What history does not hold comes from other records: the inputs of activities and of sub-orchestrations.

import { elapsedText, EventType, eventTypeName, OrchestrationStatus } from '#core';
import type { EntityRequest, EpisodeRecord, EventSent, HistoryEvent, HubRecord } from '#core';

/** An event of an instance. */
export interface LifeEvent {
  readonly event: HistoryEvent;
  /** Such as `TimerFired`. */
  readonly type: string;
  /** Names and data, such as `Pay 5`; empty where there is nothing to say. */
  readonly what: string;
  /** When its episode ran, in milliseconds since the run began. The event's own time may be that of an earlier cause. */
  readonly atMs: number;
  /** Which execution of the instance it belongs to, from 1; one that went on as new within its first episode left no events. */
  readonly execution: number;
  /** Its number in the history of that execution, from 1. */
  readonly position: number;
  /** The episode that appended it. */
  readonly episode: EpisodeRecord;
}

/** A run, as far as its lives are told. */
export interface ToldRun {
  /** Milliseconds since the Unix epoch. */
  readonly startMs: number;
  readonly records: readonly HubRecord[];
}

/** What is known of one execution beside its events. */
interface Execution {
  readonly episodes: EpisodeRecord[];
  /** The inputs of activities and sub-orchestrations as JSON, by the id of the decision (L2). */
  readonly inputs: Map<number, string>;
}

/** Everything that happened to an instance, also before it continued as new. */
export function lifeOf({ records, startMs }: ToldRun, instanceId: string): LifeEvent[] {
  return executionsOf(records, instanceId).flatMap(({ episodes, inputs }, index) => {
    const events = episodes.flatMap((episode) => episode.appended.map((event) => ({ event, episode })));
    const words = wordsFor(
      events.map(({ event }) => event),
      inputs,
      startMs,
    );
    return events.map(({ event, episode }, place) => ({
      event,
      episode,
      type: eventTypeName(event),
      what: words(event),
      atMs: episode.atMs - startMs,
      execution: index + 1,
      position: place + 1,
    }));
  });
}

function executionsOf(records: readonly HubRecord[], instanceId: string): Execution[] {
  const executions = new Map<string, Execution>();
  let current: Execution | undefined;
  for (const record of records) {
    if (record.kind === 'episode' && record.instanceId === instanceId) {
      current = executions.get(record.executionId) ?? { episodes: [], inputs: new Map() };
      executions.set(record.executionId, current);
      current.episodes.push(record);
    } else if (record.kind === 'activity-started' && record.instanceId === instanceId) {
      note(current, record.taskId, JSON.stringify(record.input ?? null));
    } else if (record.kind === 'child' && record.parentId === instanceId && record.input !== null) {
      note(current, record.taskId, record.input);
    }
  }
  return [...executions.values()];
}

/** The first one stays: where a replay no longer fits its history, an id may be given a second time. */
function note(execution: Execution | undefined, id: number, input: string): void {
  if (execution && !execution.inputs.has(id)) execution.inputs.set(id, input);
}

const STATUS = new Map<number, string>(Object.entries(OrchestrationStatus).map(([name, number]) => [number, name]));

/** Tells the events of one execution in words. */
function wordsFor(
  history: readonly HistoryEvent[],
  inputs: ReadonlyMap<number, string>,
  startMs: number,
): (event: HistoryEvent) => string {
  const names = new Map([...history].reverse().map((event) => [event.EventId, 'Name' in event ? event.Name : '']));
  const task = (id: number): string => joined(names.get(id) ?? 'a task', inputs.get(id));
  const requests = new Map(history.flatMap((event) => (event.EventType === EventType.EventSent ? asked(event) : [])));
  const time = (text: string): string => elapsedText(Date.parse(text) - startMs);
  return (event) => {
    switch (event.EventType) {
      case EventType.ExecutionStarted:
        return joined(event.Name, event.Input);
      case EventType.ExecutionCompleted:
        return joined(STATUS.get(event.OrchestrationStatus) ?? 'Ended', event.Result);
      case EventType.ExecutionTerminated:
        return event.Input ?? '';
      case EventType.TaskScheduled:
      case EventType.SubOrchestrationInstanceCreated:
        return joined(event.Name, inputs.get(event.EventId));
      case EventType.TaskCompleted:
      case EventType.SubOrchestrationInstanceCompleted:
        return `${task(event.TaskScheduledId)} → ${event.Result ?? 'nothing'}`;
      case EventType.TaskFailed:
      case EventType.SubOrchestrationInstanceFailed:
        return `${task(event.TaskScheduledId)} failed: ${event.Reason ?? ''}`;
      case EventType.TimerCreated:
        return `fires at ${time(event.FireAt)}`;
      case EventType.TimerFired:
        return `due at ${time(event.FireAt)}`;
      case EventType.EventSent:
        return sentText(event);
      case EventType.EventRaised:
        return requests.has(event.Name)
          ? `the answer to ${requests.get(event.Name) ?? ''}: ${event.Input ?? ''}`
          : joined(event.Name, event.Input);
      case EventType.ExecutionSuspended:
      case EventType.ExecutionResumed:
        return event.Reason ?? '';
      default:
        return '';
    }
  };
}

/** The id of a request to an entity, and what was asked. */
function asked(event: EventSent): (readonly [string, string])[] {
  const { id } = JSON.parse(event.Input) as { id?: string };
  return id === undefined ? [] : [[id, sentText(event)]];
}

function sentText({ Name, Input, InstanceId }: EventSent): string {
  if (Name === 'release') return `the release of ${InstanceId}`;
  const { op, input, signal, due } = JSON.parse(Input) as EntityRequest;
  if (op === null || op === undefined) return `the lock of ${InstanceId}`;
  const when = due === undefined ? '' : ` at ${due}`;
  return `${joined(`${signal ? 'signal' : 'call'} ${op} of ${InstanceId}`, input)}${when}`;
}

function joined(name: string, data: string | null | undefined): string {
  return data === null || data === undefined ? name : `${name} ${data}`;
}
