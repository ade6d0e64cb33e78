// Matrix run: the crash matrix of an open run, as the hub carries it out.
//
// Owns:   telling each point as the page draws it.
// Never:  touches the run itself: it is said again, to hubs of its own on a worker of its own.

import type { FunctionWorker } from '#core';
import type { CrashPoint } from '../playground/session-messages.ts';
import type { Timeline } from '../playground/timeline.ts';
import { momentsOf } from './moments.ts';

/** Runs a run once for every point at which the worker can die. What is due now is run first: it may change what a crash does. */
export async function tellCrashPoints(
  run: Timeline,
  worker: FunctionWorker,
  onPoint: (point: CrashPoint) => void = () => undefined,
): Promise<void> {
  const undisturbed = await run.again({ worker });
  await undisturbed.scenario.advance(0);
  const { scenario, marks } = undisturbed;
  const moments = momentsOf(marks, scenario.records);
  const total = scenario.crashPoints().length;
  for await (const { fault, at, difference, repeated, failure } of scenario.crashOutcomes()) {
    onPoint({
      fault,
      at,
      difference,
      what: (typeof fault.moment === 'number' && moments[fault.moment]?.what) || '',
      repeated: repeated.map(({ name, input }) => ({ name, input })),
      failure: failure?.message ?? null,
      total,
    });
  }
}
