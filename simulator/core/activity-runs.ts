// Activity runs: activities between their start and their end, and what stands in for them.
//
// Owns:   what is in flight (its turn is over, and its end has not come), and which end belongs to which start.
// Never:  decides when something is due (task-hub.ts).
//
// A1. Execution is at-least-once: a run whose worker died is started again, and the end of the earlier start is stale.

import { activityInput, activityOutcome, activityTrigger, failedActivity } from './activity.ts';
import type { ActivityOutcome } from './activity.ts';
import { StandIn } from './activity-stub.ts';
import type { ActivityStub } from './activity-stub.ts';
import type { AppLink } from './app-link.ts';
import { FAILURE_MESSAGE } from './disturbances.ts';
import type { Disturbances } from './disturbances.ts';
import { WorkerUnresponsiveError } from './function-worker.ts';
import { HTTP_ACTIVITY } from './http-call.ts';
import type { HttpCallRequest } from './http-call.ts';
import type { Instance } from './instance.ts';
import type { Recorder } from './recorder.ts';

/** One scheduled activity of one execution. */
export interface ActivityRun {
  readonly instanceId: string;
  readonly executionId: string;
  /** The EventId of its TaskScheduled event. */
  readonly taskId: number;
  readonly name: string;
  /** As the action carries it (host semantics §10.5). */
  readonly input: unknown;
  /** How often it has been started. */
  starts: number;
}

/** The end of one start of a run. */
export interface ActivityEnd {
  readonly run: ActivityRun;
  /** The number of the start that it belongs to (A1). */
  readonly start: number;
  readonly outcome: ActivityOutcome;
  /** How long the activity takes, in milliseconds of hub time. */
  readonly takesMs: number;
}

/** A run that has been scheduled and not started. */
export function newRun(
  instance: Pick<Instance, 'instanceId' | 'executionId'>,
  task: { readonly id: number; readonly name: string; readonly input: unknown },
): ActivityRun {
  const { instanceId, executionId } = instance;
  return { instanceId, executionId, taskId: task.id, name: task.name, input: task.input, starts: 0 };
}

/** The activities in flight, and their stand-ins. */
export class ActivityRuns {
  readonly #link: AppLink;
  readonly #recorder: Recorder;
  readonly #disturbances: Disturbances;
  readonly #nextRest: () => Promise<void>;
  readonly #stubs = new Map<string, StandIn>();
  readonly #inFlight = new Set<ActivityRun>();

  /** @param nextRest ends when somebody next begins to wait for hub time. */
  constructor(link: AppLink, recorder: Recorder, disturbances: Disturbances, nextRest: () => Promise<void>) {
    this.#link = link;
    this.#recorder = recorder;
    this.#disturbances = disturbances;
    this.#nextRest = nextRest;
  }

  /** Puts a stand-in in the place of an activity. */
  stub(activity: string, stub: ActivityStub): void {
    this.#stubs.set(activity.toLowerCase(), new StandIn(stub));
  }

  /** Whether an activity can be scheduled: the app registers it, or something stands in for it. */
  has(activity: string): boolean {
    return this.#stubs.has(activity.toLowerCase()) || this.#link.functions.find('activity', activity) !== undefined;
  }

  /**
   * Starts a run; ends when the activity has settled. From then on the run is in flight.
   *
   * @param onWait called when the activity waits for a timer of its own; from then on the run is in flight.
   * @throws {Error} the worker was ended or the app was dropped; a run that was not in flight yet may be started again.
   */
  async start(run: ActivityRun, onWait: () => void): Promise<ActivityEnd> {
    const { instanceId, taskId, name } = run;
    const input = activityInput(run.input);
    this.#recorder.record({ kind: 'activity-started', instanceId, taskId, name, input, duplicate: run.starts > 0 });
    run.starts += 1;
    const start = run.starts;
    let hasSettled = false;
    const outcome = await this.#outcome(run, () => {
      if (hasSettled) return; // somebody else waits
      this.#takesOff(run, start);
      onWait();
    });
    hasSettled = true;
    this.#takesOff(run, start);
    return { run, start, outcome, takesMs: this.#stubOf(run)?.takesMs ?? 0 };
  }

  #takesOff(run: ActivityRun, start: number): void {
    if (run.starts === start) this.#inFlight.add(run);
  }

  /** Whether an end still counts (A1). */
  isCurrent({ run, start }: ActivityEnd): boolean {
    return this.#inFlight.has(run) && run.starts === start;
  }

  /** Ends a run. */
  end({ run, outcome }: ActivityEnd): void {
    this.#inFlight.delete(run);
    const { instanceId, taskId, name } = run;
    const ended = 'result' in outcome ? { result: outcome.result } : { failure: outcome.reason };
    this.#recorder.record({ kind: 'activity-ended', instanceId, taskId, name, outcome: ended });
  }

  /** Takes what was in flight when the worker died; each has to be started again (A1). */
  takeInFlight(): ActivityRun[] {
    const lost = [...this.#inFlight];
    this.#inFlight.clear();
    return lost;
  }

  /** Takes one start of a run that is lost alone; false when it was taken with the others or is stale (A1). */
  takeLost(run: ActivityRun, start: number): boolean {
    return run.starts === start && this.#inFlight.delete(run);
  }

  #stubOf(run: ActivityRun): StandIn | undefined {
    return this.#stubs.get(run.name.toLowerCase());
  }

  #outcome(run: ActivityRun, onWait: () => void): Promise<ActivityOutcome> | ActivityOutcome {
    const known = this.#knownOutcome(run);
    if (known) return known;
    if (run.name === HTTP_ACTIVITY) {
      void this.#nextRest().then(onWait); // a function that answers it may wait for a timer of its own
      return this.#httpOutcome(run.input as HttpCallRequest);
    }
    const activity = this.#link.functions.find('activity', run.name);
    if (!activity) return { result: null }; // there is a stand-in that only says how long it takes
    const settled = this.#link.begin(activity, activityTrigger(run.input), onWait);
    return settled.then((outcome) => activityOutcome(run.name, outcome));
  }

  /** What the activity comes to without running: it was made to fail, or its stand-in says. */
  #knownOutcome(run: ActivityRun): ActivityOutcome | undefined {
    if (this.#disturbances.fails(run)) return failedActivity(run.name, { message: FAILURE_MESSAGE, stack: '' });
    return this.#stubOf(run)?.outcome(run);
  }

  /** The host's own activity. Any answer is a result; only a request that nothing answers fails (host semantics §11.5). */
  async #httpOutcome(request: HttpCallRequest): Promise<ActivityOutcome> {
    try {
      return { result: JSON.stringify(await this.#link.callHttp(request)) };
    } catch (error) {
      if (error instanceof WorkerUnresponsiveError) throw error;
      return failedActivity(HTTP_ACTIVITY, {
        message: error instanceof Error ? error.message : String(error),
        stack: '',
      });
    }
  }
}
