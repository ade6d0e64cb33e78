// Timing: how two things are compared in one run.
//
// T1. Figures are ratios of times measured side by side, so they mean the same on a slow machine as on a fast one.
// T2. Rounds alternate, each begins with a collected heap, and the median of the rounds' ratios is the figure.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Something to measure: prepares what is not measured, runs, and answers the milliseconds that the run took. */
export type Timed = () => Promise<number>;

/** What a comparison came to, in milliseconds. */
export interface Compared {
  readonly ratio: number;
  readonly subjectMs: number;
  readonly otherMs: number;
}

/** Compares two times (T2). */
export async function compare(subject: Timed, other: Timed, rounds: number): Promise<Compared> {
  const results: Compared[] = [];
  for (let round = 0; round < rounds; round += 1) {
    collectGarbage();
    const subjectMs = await subject();
    collectGarbage();
    const otherMs = await other();
    results.push({ ratio: subjectMs / otherMs, subjectMs, otherMs });
  }
  const median = (member: keyof Compared): number => medianOf(results.map((result) => result[member]));
  return { ratio: median('ratio'), subjectMs: median('subjectMs'), otherMs: median('otherMs') };
}

/** How long something takes, in milliseconds. */
export async function timeOf(run: () => unknown): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}

/** Bytes in use after a collection. */
export function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
