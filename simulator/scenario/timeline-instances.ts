// Timeline instances: what an episode adds to the bars of its instance, its activities and its timers.
//
// Owns:   what has to be remembered of an execution from one episode to the next.

import { elapsedText, EventType } from '#core';
import type { ActivityEndedRecord, ActivityStartedRecord, EpisodeRecord, HistoryEvent, RuntimeStatus } from '#core';
import type { TimelineSheet, TimelineTrack } from './timeline-sheet.ts';
import { OpenTasks, waitText } from './timeline-waits.ts';

interface OpenTimer {
  readonly track: TimelineTrack;
  /** Milliseconds since the Unix epoch. */
  readonly dueMs: number;
}

interface Execution {
  readonly executionId: string;
  readonly tasks: OpenTasks;
  readonly timers: Map<number, OpenTimer>;
}

const ends: Partial<Record<RuntimeStatus, readonly ['end' | 'failure', string]>> = {
  Completed: ['end', 'completes'],
  Failed: ['failure', 'fails'],
  Terminated: ['failure', 'is terminated'],
};

/** Writes the bars of orchestrators and of what they call. */
export class InstanceBars {
  readonly #sheet: TimelineSheet;
  readonly #startMs: number;
  readonly #executions = new Map<string, Execution>();
  /** By instance and task. */
  readonly #activities = new Map<string, TimelineTrack>();

  constructor(sheet: TimelineSheet, startMs: number) {
    this.#sheet = sheet;
    this.#startMs = startMs;
  }

  /** The instance id is used for a new story. */
  begin(instanceId: string): void {
    this.#executions.delete(instanceId);
  }

  episode(episode: EpisodeRecord): void {
    const { instanceId, name, appended, cancelledTimers, runtimeStatus } = episode;
    const track = this.#sheet.instance(instanceId, name);
    const execution = this.#execution(episode, track);
    track.tick('works');
    execution.tasks.add(episode);
    for (const event of appended) this.#event(event, track, execution);
    for (const id of cancelledTimers) endTimer(execution, id, 'is cancelled');
    const end = ends[runtimeStatus];
    if (end) {
      track.mark(...end);
      for (const id of [...execution.timers.keys()]) endTimer(execution, id, 'is dropped');
    } else if (runtimeStatus === 'Suspended') {
      track.begin({ state: 'suspended', words: 'is suspended' });
    } else {
      const waits = execution.tasks.waits(episode.calls);
      track.begin({ state: 'waiting', on: [...new Set(waits.map(({ on }) => on))], words: waitText(waits) });
    }
  }

  started({ instanceId, taskId, name, duplicate }: ActivityStartedRecord): void {
    const track = this.#activity(instanceId, taskId, name);
    track.begin({ state: 'working', words: 'works' }, 'now');
    if (duplicate) track.mark('again', 'is started again');
  }

  ended({ instanceId, taskId, name, outcome }: ActivityEndedRecord): void {
    const track = this.#activity(instanceId, taskId, name);
    track.end('with');
    if ('failure' in outcome) track.mark('failure', 'fails');
    else track.mark('end', 'answers');
  }

  /** What works in the worker has to begin again. */
  workerLost(): void {
    for (const track of this.#activities.values()) {
      if (track.state === 'working') track.begin({ state: 'queued', words: 'is queued again' });
    }
  }

  #execution({ instanceId, executionId, atMs }: EpisodeRecord, track: TimelineTrack): Execution {
    const known = this.#executions.get(instanceId);
    if (known?.executionId === executionId) return known;
    if (known) {
      track.mark('again', 'continues as new');
      for (const [id, { dueMs }] of known.timers) endTimer(known, id, dueMs <= atMs ? 'is due' : 'is cancelled');
    }
    const execution = { executionId, tasks: new OpenTasks(this.#startMs), timers: new Map<number, OpenTimer>() };
    this.#executions.set(instanceId, execution);
    return execution;
  }

  #event(event: HistoryEvent, track: TimelineTrack, execution: Execution): void {
    switch (event.EventType) {
      case EventType.TaskScheduled: {
        const activity = this.#sheet.work('activity', event.Name, track);
        activity.begin({ state: 'queued', words: 'is queued' });
        this.#activities.set(taskKey(track.key, event.EventId), activity);
        break;
      }
      case EventType.SubOrchestrationInstanceCreated:
        this.#sheet.child(event.InstanceId, event.Name, track).begin({ state: 'queued', words: 'is queued' });
        break;
      case EventType.TimerCreated: {
        const dueMs = Date.parse(event.FireAt);
        const timer = this.#sheet.work('timer', 'Timer', track);
        const words = `is due at ${elapsedText(dueMs - this.#startMs)}`;
        timer.begin({ state: 'waiting', on: ['timer'], words });
        execution.timers.set(event.EventId, { track: timer, dueMs });
        break;
      }
      case EventType.TimerFired:
        endTimer(execution, event.TimerId, 'fires');
    }
  }

  /** An activity whose call was not seen, as at the beginning of records that are cut, gets its row here. */
  #activity(instanceId: string, taskId: number, name: string): TimelineTrack {
    const key = taskKey(instanceId, taskId);
    const known = this.#activities.get(key);
    if (known?.label === name) return known;
    const track = this.#sheet.work('activity', name, this.#sheet.instance(instanceId, 'Orchestrator'));
    this.#activities.set(key, track);
    return track;
  }
}

const taskKey = (instanceId: string, taskId: number): string => `${String(taskId)} ${instanceId}`;

function endTimer({ timers }: Execution, id: number, words: string): void {
  const timer = timers.get(id);
  if (!timer) return;
  timers.delete(id);
  timer.track.end();
  timer.track.mark('end', words);
}
