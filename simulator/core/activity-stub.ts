// Activity stub: what stands in for an activity, and the rule by which it fails.
//
// Owns:   counting the calls of a stand-in.
// Never:  runs the app's function (activity-runs.ts).
//
// U1. A call is one scheduled task, an attempt of a retry included. Calls are counted in the order in which they are first
//     started; one that is started again after a crash, or delivered twice, is the same call and fares the same.
// U2. A rule for one input counts the calls with that input alone.

import { activityInput, failedActivity } from './activity.ts';
import type { ActivityOutcome } from './activity.ts';
import type { ActivityRun } from './activity-runs.ts';
import { sameJson } from './same-json.ts';

/** What stands in for an activity. A call that neither fails nor returns by it runs the app's own function. */
export interface ActivityStub {
  /** JSON text of the result; null for none. */
  readonly returns?: string | null;
  /** The message of the error that it throws. */
  readonly fails?: string;
  /** JSON text: only calls with this input fail. */
  readonly onlyFor?: string;
  /** How many calls do not fail before the first that does; default 0. */
  readonly after?: number;
  /** How many calls fail; default all. */
  readonly times?: number;
  /** How long it takes, in milliseconds of hub time. */
  readonly takesMs?: number;
}

/** A stand-in with the calls that it has had. */
export class StandIn {
  readonly #stub: ActivityStub;
  readonly #numbers = new WeakMap<ActivityRun, number>();
  #calls = 0;

  constructor(stub: ActivityStub) {
    this.#stub = stub;
  }

  /** In milliseconds of hub time. */
  get takesMs(): number {
    return this.#stub.takesMs ?? 0;
  }

  /** What a call comes to; undefined where the app's own function decides. */
  outcome(run: ActivityRun): ActivityOutcome | undefined {
    const { fails, returns } = this.#stub;
    if (fails !== undefined && this.#isToFail(run)) return failedActivity(run.name, { message: fails, stack: '' });
    return returns === undefined ? undefined : { result: returns };
  }

  #isToFail(run: ActivityRun): boolean {
    const { onlyFor, after = 0, times = Infinity } = this.#stub;
    if (onlyFor !== undefined && !sameJson(activityInput(run.input), JSON.parse(onlyFor))) return false; // U2
    const number = this.#numbers.get(run) ?? (this.#calls += 1);
    this.#numbers.set(run, number); // U1
    return number > after && number <= after + times;
  }
}
