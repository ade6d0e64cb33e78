// Executions: what the records tell of one instance, execution by execution.
//
// Owns:   gathering; what an id stands for.
// Never:  says anything of the source.

import {
  EventType,
  type DurableCall,
  type CallStanding,
  type EpisodeRecord,
  type HistoryEvent,
  type HubRecord,
  type SourceRun,
} from '#core';

/** One execution of an instance, as far as the records go. */
export interface ToldExecution {
  readonly episodes: EpisodeRecord[];
  /** How often each activity was started, by the EventId of its task. */
  readonly starts: Map<number, number>;
  /** What it decided, by EventId. */
  readonly decisions: Map<number, HistoryEvent>;
}

/** A durable call of the execution's last run that counts. */
export interface ToldCall extends DurableCall {
  readonly standing: CallStanding;
}

/** The executions of an instance, in order; those before it was started anew under the same id are gone. */
export function executionsOf(records: readonly HubRecord[], instanceId: string): ToldExecution[] {
  let executions: ToldExecution[] = [];
  for (const record of records) {
    if (!('instanceId' in record) || record.instanceId !== instanceId) continue;
    const last = executions.at(-1);
    if (record.kind === 'start' || record.kind === 'child') executions = [];
    else if (record.kind === 'activity-started') add(last?.starts, record.taskId);
    else if (record.kind === 'episode') {
      const isSame = last?.episodes[0]?.executionId === record.executionId;
      const execution = isSame ? last : { episodes: [], starts: new Map(), decisions: new Map() };
      if (!isSame) executions.push(execution);
      take(execution, record);
    }
  }
  return executions;
}

function take({ episodes, decisions }: ToldExecution, episode: EpisodeRecord): void {
  episodes.push(episode);
  for (const event of episode.appended) if (event.EventId >= 0) decisions.set(event.EventId, event);
}

function add(starts: Map<number, number> | undefined, taskId: number): void {
  starts?.set(taskId, (starts.get(taskId) ?? 0) + 1);
}

/** The run of an episode that counts; undefined where nothing of the source was told. */
export function lastRun(episode: EpisodeRecord | undefined): SourceRun | undefined {
  return episode?.runs?.at(-1);
}

/** Of executions that are gathered already. */
const knownCalls = new WeakMap<ToldExecution, readonly ToldCall[]>();

/** The durable calls of an execution, as they stood after its last episode. */
export function callsOf(execution: ToldExecution): readonly ToldCall[] {
  const known = knownCalls.get(execution) ?? lastCallsOf(execution);
  knownCalls.set(execution, known);
  return known;
}

function lastCallsOf({ episodes }: ToldExecution): ToldCall[] {
  const episode = episodes.at(-1);
  const standings = lastRun(episode)?.standings ?? [];
  return (episode?.calls ?? []).flatMap((call, place) => {
    const standing = standings[place];
    return standing ? [{ ...call, standing }] : [];
  });
}

/** The decisions in an execution's history that a call has led to: a replay that no longer fits may count otherwise. */
export function decisionsOf({ decisions }: ToldExecution, { target, standing }: ToldCall): HistoryEvent[] {
  const found = standing.ids.flatMap((id) => decisions.get(id) ?? []);
  return found.filter((event) => target === undefined || !isNamed(event) || isSameName(event.Name, target));
}

function isNamed(event: HistoryEvent): event is Extract<HistoryEvent, { EventType: 4 | 7 }> {
  return event.EventType === EventType.TaskScheduled || event.EventType === EventType.SubOrchestrationInstanceCreated;
}

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
