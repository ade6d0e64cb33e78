// Timing: how two things are compared in one run.
//
// T1. Figures are ratios of times measured side by side, so they mean the same on a slow machine as on a fast one.
// T2. Rounds alternate, and the best round of each side counts: what disturbs a measurement only ever makes it longer, and
//     the engine compiles what runs often only in later rounds. The heap is not collected in between: that would throw away
//     compiled code, too, which no program does to itself.
// T3. Where all work is in this process, its processor time is taken, which other programs disturb least; it contains
//     what the engine does beside the program, such as collecting garbage. Where it is not, time on the wall.

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
  let [subjectMs, otherMs] = [Infinity, Infinity];
  for (let round = 0; round < rounds; round += 1) {
    subjectMs = Math.min(subjectMs, await subject());
    otherMs = Math.min(otherMs, await other());
  }
  return { ratio: subjectMs / otherMs, subjectMs, otherMs };
}

/** A way to measure how long something takes, in milliseconds. */
export type Stopwatch = (run: () => unknown) => Promise<number>;

/** Processor time of this process (T3). */
export const processorTime: Stopwatch = async (run) => {
  const begun = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
};

/** Time on the wall. */
export const wallTime: Stopwatch = async (run) => {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
};

/** Bytes in use after a collection. */
export function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
