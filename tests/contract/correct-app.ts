// A correct app under the checks of its exercise: undisturbed, wherever the worker dies, and whatever is delivered twice.
//
// Owns:   at which points a run is disturbed.
//
// A1. The solution is disturbed at every point of every check: that proves the host as well (persist, then send).
// A2. An alternative goes through the same host, so its longest story is disturbed at every point, and of each other story
//     every eighth point, beginning elsewhere in each check. So is a solution whose checks run other apps by the dozen.
//     `CRASHES=all` disturbs all of them as A1 says.

import { beforeAll, expect, it } from 'vitest';
import { faultText } from '#core';
import type { DisturbancePoint, FunctionWorker } from '#core';
import { appSources } from '#exercises/catalog';
import type { AppVariant } from '#exercises/catalog';
import type { Check, Exercise } from '#exercises/define-exercise';
import { runCheck, runChecks } from '#exercises/run-checks';
import type { CheckRunEnd } from '#exercises/run-checks';

/** An app that is right, of an exercise. */
export interface CorrectApp {
  readonly slug: string;
  readonly exercise: Exercise;
  readonly variant: AppVariant;
  readonly worker: FunctionWorker;
}

/** A2. */
const EVERY = 8;
const RUNS_OTHER_APPS = '10-write-the-test';

/** Declares the tests of a correct app. */
export function describeCorrectApp({ slug, exercise, variant, worker }: CorrectApp): void {
  const { checks } = exercise;
  const tested = () => ({ app: appSources(slug, variant), worker });
  const undisturbed = new Map<Check, CheckRunEnd>();
  const isThorough = (variant === 'solution' && slug !== RUNS_OTHER_APPS) || process.env['CRASHES'] === 'all';

  /** The points at which a check's run is disturbed, of all that there are. */
  const chosen = <Point>(check: Check, pointsOf: (end: CheckRunEnd) => readonly Point[]): readonly Point[] => {
    const of = (one: Check) => pointsOf(undisturbed.get(one) as CheckRunEnd);
    const longest = checks.reduce((most, one) => (of(one).length > of(most).length ? one : most));
    if (isThorough || check === longest) return of(check);
    return of(check).filter((_, index) => index % EVERY === checks.indexOf(check) % EVERY);
  };

  beforeAll(async () => {
    for (const check of checks) undisturbed.set(check, await runCheck(check, { ...tested(), disturbances: [] }));
  });

  it('passes every check', async () => {
    const report = await runChecks({ ...tested(), exercise, slug, appName: JSON.stringify(variant) });
    const [failed] = report.checks.filter((check) => check.status !== 'pass');
    if (failed)
      expect.fail(`The check ${failed.id} has to pass, but it ends with ${failed.status}: ${failed.message ?? ''}`);
    expect(report).toMatchObject({ passed: true, points: 100, maxPoints: 100 });
  });

  it('asks nothing of its machine in an orchestrator, in any check', () => {
    // Other notices, such as that an event is unknown, a check provokes.
    for (const [{ id }, { notices }] of undisturbed) expect(notices, id).toEqual([]);
  });

  it.each(checks)('passes $id wherever the worker dies', async (check) => {
    for (const fault of chosen(check, (end) => end.crashPoints)) {
      const { ending } = await runCheck(check, { ...tested(), fault });
      expect(ending, `the worker died ${faultText(fault)}`).toEqual({ status: 'pass' });
    }
  });

  it.each(checks)('passes $id whatever is delivered twice', async (check) => {
    for (const { disturbance, about } of chosen(check, deliveries)) {
      const { ending } = await runCheck(check, { ...tested(), disturbances: [disturbance] });
      expect(ending, `${disturbance.kind}: ${about}`).toEqual({ status: 'pass' });
    }
  });
}

/** An activity that fails is left out: it is no right app that then does the same. */
function deliveries({ disturbancePoints }: CheckRunEnd): readonly DisturbancePoint[] {
  return disturbancePoints.filter(({ disturbance }) => disturbance.kind !== 'activity fails');
}
