// Activity runs: activities between their start and their end.
//
// Owns:   what is in flight, what stands in for an activity, and which end belongs to which start.
// Never:  decides when something is due (task-hub.ts).
//
// A1. Execution is at-least-once: a run whose worker died is started again, and the end of the earlier start is stale.

import { activityOutcome, activityTrigger, failedActivity } from './activity.ts';
import type { ActivityOutcome } from './activity.ts';
import type { FunctionDirectory } from './function-directory.ts';
import type { InvocationOutcome, RegisteredFunction, TypedData } from './function-worker.ts';

/** What stands in for an activity. Without `returns` and `fails` the app's own function runs. */
export interface ActivityStub {
  /** JSON text of the result; null for none. */
  readonly returns?: string | null;
  /** The message of the error that it throws. */
  readonly fails?: string;
  /** How long it takes, in milliseconds of hub time. */
  readonly takesMs?: number;
}

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
  /** True while a start waits for its end. */
  isInFlight: boolean;
}

/** The activities in flight, and their stand-ins. */
export class ActivityRuns {
  readonly #stubs = new Map<string, ActivityStub>();
  readonly #inFlight = new Set<ActivityRun>();

  /** Puts a stand-in in the place of an activity. */
  stub(activity: string, stub: ActivityStub): void {
    this.#stubs.set(activity.toLowerCase(), stub);
  }

  /** What stands in for an activity, if anything does. */
  stubOf(activity: string): ActivityStub | undefined {
    return this.#stubs.get(activity.toLowerCase());
  }

  /** Notes that a run has begun; returns the number of its start. */
  begin(run: ActivityRun): number {
    run.starts += 1;
    run.isInFlight = true;
    this.#inFlight.add(run);
    return run.starts;
  }

  /** Notes that a run is no longer in flight. */
  end(run: ActivityRun): void {
    run.isInFlight = false;
    this.#inFlight.delete(run);
  }

  /** Whether an end belongs to the latest start (A1). */
  isCurrent(run: ActivityRun, start: number): boolean {
    return run.isInFlight && run.starts === start;
  }

  /** Takes what was in flight when the worker died; each has to be started again (A1). */
  takeInFlight(): ActivityRun[] {
    const lost = [...this.#inFlight];
    for (const run of lost) this.end(run);
    return lost;
  }

  /** Runs the activity or its stand-in. */
  async outcome(
    run: ActivityRun,
    functions: FunctionDirectory,
    invoke: (activity: RegisteredFunction, trigger: TypedData) => Promise<InvocationOutcome>,
  ): Promise<ActivityOutcome> {
    const stub = this.stubOf(run.name);
    if (stub?.fails !== undefined) return failedActivity(run.name, ` ${stub.fails}`, stub.fails);
    if (stub?.returns !== undefined) return { result: stub.returns };
    const activity = functions.find('activity', run.name);
    if (!activity) return { result: null }; // a stand-in that only says how long it takes
    return activityOutcome(run.name, await invoke(activity, activityTrigger(run.input)));
  }
}
