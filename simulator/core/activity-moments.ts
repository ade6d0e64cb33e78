// Activity moments: the start and the end of an activity, as moments of a task hub.
//
// Owns:   when an activity starts, when its end is due, and telling its orchestration.
// Never:  runs the activity (activity-runs.ts).

import type { ActivityEnd, ActivityRun, ActivityRuns } from './activity-runs.ts';
import type { Clock } from './clock.ts';
import type { Disturbances } from './disturbances.ts';
import type { Instances } from './instances.ts';
import { activityEnded } from './messages.ts';
import type { Recorder } from './recorder.ts';
import type { Work } from './work.ts';

/** What the moments of activities need of the task hub. */
export interface ActivityMomentsContext {
  readonly clock: Clock;
  readonly instances: Instances;
  readonly recorder: Recorder;
  readonly activities: ActivityRuns;
  readonly disturbances: Disturbances;
  /** False on the wall clock (task-hub.ts). */
  readonly holdClock: boolean;
  readonly add: (dueMs: number, work: Work) => void;
}

/** The starts and ends of activities. */
export class ActivityMoments {
  readonly #hub: ActivityMomentsContext;

  constructor(hub: ActivityMomentsContext) {
    this.#hub = hub;
  }

  /** Puts a new activity on the agenda. */
  schedule(run: ActivityRun): void {
    this.#hub.disturbances.activityScheduled(run);
    this.restart([run]);
  }

  /** Puts activities on the agenda whose worker died. */
  restart(runs: readonly ActivityRun[]): void {
    for (const run of runs) this.#hub.add(this.#hub.clock.nowMs(), { kind: 'activity-start', run });
  }

  /** Starts an activity; ends when it has settled or waits, and on the wall clock at once. */
  start(run: ActivityRun): Promise<void> {
    if (this.#hub.holdClock) return new Promise((rest, fail) => void this.#untilEnd(run, rest).then(rest, fail));
    void this.#untilEnd(run, () => {}).catch((error: unknown) => this.#restartFailed(run, error));
    return Promise.resolve();
  }

  async #untilEnd(run: ActivityRun, onWait: () => void): Promise<void> {
    const { activities, clock, add, holdClock } = this.#hub;
    const start = run.starts + 1;
    try {
      const end = await activities.start(run, onWait);
      add(clock.nowMs() + end.takesMs, { kind: 'activity-end', end });
    } catch (error) {
      // It was in flight, and then another hub took the worker.
      if (holdClock && activities.takeLost(run, start)) this.restart([run]);
      throw error;
    }
  }

  /** On the wall clock nobody awaits an activity; one whose worker had to be ended is started again (task hub, B3). */
  #restartFailed(run: ActivityRun, error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    this.#hub.recorder.record({ kind: 'notice', text });
    this.restart([run]);
  }

  /** Sends the outcome of an activity to its orchestration. */
  end(end: ActivityEnd): void {
    const { activities, clock, disturbances, instances } = this.#hub;
    activities.end(end);
    const { instanceId, taskId, executionId } = end.run;
    const nowMs = clock.nowMs();
    const instance = instances.get(instanceId);
    if (instance) {
      const event = activityEnded(taskId, end.outcome, nowMs);
      instances.enqueue(instance, { dueMs: nowMs, executionId, event });
    }
    if (disturbances.runsAgain(end.run)) this.restart([end.run]);
  }
}
