// Measured: what the processes below this one use up, as Linux counts it.
//
// M1. Processor time is that of children that have ended, and of theirs.
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
  const [begunAt, usedBefore] = [performance.now(), endedChildrenMs()];
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  const used = endedChildrenMs();
  return {
    wallMs: performance.now() - begunAt,
    processorMs: used === undefined || usedBefore === undefined ? undefined : used - usedBefore,
    residentBytes: peak,
  };
}

/** Clock ticks are a hundredth of a second in every Linux that Node supports. */
const TICK_MS = 10;

/** M1: fields 16 and 17 of proc(5)'s `stat`. */
function endedChildrenMs(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const afterName = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(afterName[13]) + Number(afterName[14])) * TICK_MS;
}
