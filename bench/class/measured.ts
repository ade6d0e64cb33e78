// Measured: what work uses up that child processes do, as Linux counts it.
//
// M1. Processor time is that of the whole system, so nothing else should run: a sandbox takes a process out of the family of
//     those that are counted.
// M2. Memory is looked at four times a second; the highest sum counts.

import { readFileSync } from 'node:fs';
import { residentBytes } from '#worker/sealed/resident-memory';

/** What work cost. Processor time and memory are undefined where the system does not say. */
export interface Cost {
  readonly wallMs: number;
  readonly processorMs: number | undefined;
  /** All processes together, at their peak. */
  readonly residentBytes: number | undefined;
}

const LOOK_MS = 250;

/** Does work that is done by child processes, which have ended when it ends. */
export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  let peak: number | undefined;
  const timer = setInterval(() => {
    void residentBytes(process.pid).then((bytes) => (peak = Math.max(peak ?? 0, bytes ?? 0)));
  }, LOOK_MS);
  const [begunAt, usedBefore] = [performance.now(), busyMs()];
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  const used = busyMs();
  return {
    wallMs: performance.now() - begunAt,
    processorMs: used === undefined || usedBefore === undefined ? undefined : used - usedBefore,
    residentBytes: peak,
  };
}

/** Clock ticks are a hundredth of a second in every Linux that Node supports. */
const TICK_MS = 10;

/** M1: `user`, `nice` and `system` of proc(5)'s `/proc/stat`. */
function busyMs(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const [user = 0, nice = 0, system = 0] = readFileSync('/proc/stat', 'utf8').split(/\s+/).slice(1, 4).map(Number);
  return (user + nice + system) * TICK_MS;
}
