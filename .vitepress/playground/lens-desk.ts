// Lens desk: how the hub looks closer at a run that is open, without disturbing it.

import { ToldInstances, type FunctionWorker } from '#core';
import { xRay, type ComparedRun, type XRay } from '#scenario';
import type { Timeline } from './timeline.ts';

/** X-rays a run, on a worker of its own. */
export async function xRayOf(run: Timeline, startWorker: () => FunctionWorker): Promise<XRay> {
  const worker = startWorker();
  try {
    return await xRay(compared(run), async (otherWorld) => compared(await run.again({ worker, otherWorld })));
  } finally {
    await worker.stop();
  }
}

function compared({ scenario: { startMs, records } }: Timeline): ComparedRun {
  const told = new ToldInstances();
  for (const record of records) told.read(record);
  return { startMs, records, instances: told.all() };
}
