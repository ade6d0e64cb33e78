// History steps: every event of an instance's life, with the lines of the source that it belongs to and its name on arrows.
//
// Owns:   which event belongs to which line.
// Never:  guesses between lines that wait for events of one name at the same time: then the event belongs to all of them.

import { EventType, type EpisodeRecord, type HistoryEvent, type HubRecord } from '#core';
import { eventName } from '#scenario';
import { callsOf, executionsOf, type ToldExecution } from './executions.ts';

/** A line of the source; lines count from 1. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** One event. */
export interface HistoryStep {
  /** Unique in the run. */
  readonly id: string;
  readonly instanceId: string;
  readonly executionId: string;
  /** Position in the history of its execution, from 1. */
  readonly position: number;
  readonly event: HistoryEvent;
  /** How many records there are when it stands in history. */
  readonly records: number;
  /** What arrows call it; undefined where none does. */
  readonly name: string | undefined;
  /** None where the orchestrator's source has nothing to do with it. */
  readonly lines: readonly SourceLine[];
}

/** All events of an instance, in the order in which its history took them, execution after execution. */
export function historySteps(records: readonly HubRecord[], instanceId: string): HistoryStep[] {
  const executions = executionsOf(records, instanceId);
  const linesIn = new Map(executions.map((execution) => [execution.episodes[0]?.executionId, linesOf(execution)]));
  const known = new Set(executions.flatMap(({ episodes }) => episodes));
  return records.flatMap((record, index) => {
    if (record.kind !== 'episode' || !known.has(record)) return [];
    const lines = linesIn.get(record.executionId);
    return record.appended.map((event, place) => ({
      ...placeOf(record, record.replayed + place + 1),
      event,
      records: index + 1,
      name: eventName(event, record),
      lines: lines?.(event) ?? [],
    }));
  });
}

function placeOf({ instanceId, executionId }: EpisodeRecord, position: number) {
  return { id: stepId(executionId, position), instanceId, executionId, position };
}

/** The id of the step at a position of an execution's history. */
export const stepId = (executionId: string, position: number): string => `${executionId} ${String(position)}`;

type LinesOf = (event: HistoryEvent) => readonly SourceLine[];

function linesOf(execution: ToldExecution): LinesOf {
  const byTask = new Map<number, SourceLine[]>();
  const byName = new Map<string, SourceLine[]>();
  for (const { api, target, source, standing } of callsOf(execution)) {
    if (!source) continue;
    const line = { file: source.file, line: source.line };
    for (const id of standing.ids) byTask.set(id, [line]);
    if (api === 'waitForExternalEvent' && target !== undefined) put(byName, target.toLowerCase(), line);
  }
  signalLines(execution, byTask);
  for (const [id, event] of execution.decisions) {
    const request = event.EventType === EventType.EventSent ? requestIdOf(event.Input) : undefined;
    for (const line of byTask.get(id) ?? []) if (request !== undefined) put(byName, request, line);
  }
  return (event) => {
    if (event.EventType === EventType.EventRaised) return byName.get(event.Name.toLowerCase()) ?? [];
    return byTask.get(taskIdOf(event)) ?? [];
  };
}

function put(lines: Map<string, SourceLine[]>, name: string, line: SourceLine): void {
  const known = lines.get(name) ?? [];
  if (known.some((one) => one.file === line.file && one.line === line.line)) return;
  lines.set(name, [...known, line]);
}

/** A signal makes no task, so nobody has its id; signals are sent in the order of their calls. */
function signalLines(execution: ToldExecution, byTask: Map<number, SourceLine[]>): void {
  const calls = callsOf(execution).filter(({ api }) => api === 'signalEntity');
  for (const [id, event] of execution.decisions) {
    if (event.EventType !== EventType.EventSent || !isSignal(event.Input)) continue;
    const source = calls.shift()?.source;
    if (source) byTask.set(id, [{ file: source.file, line: source.line }]);
  }
}

const isSignal = (input: string): boolean => parsed(input)['signal'] === true;

function requestIdOf(input: string): string | undefined {
  const { id } = parsed(input);
  return typeof id === 'string' ? id.toLowerCase() : undefined;
}

function parsed(input: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(input);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The id of the decision that an event is, or that it answers; -1 for any other. */
function taskIdOf(event: HistoryEvent): number {
  if ('TaskScheduledId' in event) return event.TaskScheduledId;
  return 'TimerId' in event ? event.TimerId : event.EventId;
}
