// Crash matrix: the same run, once for every point at which the worker can die.
//
// Owns:   what must be the same at every point.
// Never:  demands that an activity runs once. Execution is at-least-once; a second start of the same task is no new effect.
//
// M1. The points: before the first moment, after each, and during each episode before its outcome is persisted.
// M2. The same: every instance's status and output, and the activities with their inputs, repeated starts left out.

import { elapsedText, faultText } from '#core';
import type { Fault, HubRecord, InstanceStatus } from '#core';
import { CheckFailure } from './check-failure.ts';

/** What a run came to, as far as a crash must not change it. */
export interface FinishedRun {
  readonly startMs: number;
  readonly records: readonly HubRecord[];
  instances(): Promise<readonly InstanceStatus[]>;
  ledger(): Promise<readonly { readonly name: string; readonly input: unknown; readonly duplicate: boolean }[]>;
}

/** A run that can be run again with a fault. */
export interface CrashableRun {
  /** M1. */
  readonly points: readonly Fault[];
  readonly undisturbed: FinishedRun;
  rerun(fault: Fault): Promise<FinishedRun>;
}

/**
 * Runs the matrix.
 *
 * @throws {CheckFailure} one point at which something differs from the undisturbed run (M2).
 */
export async function differenceUnderCrash(run: CrashableRun): Promise<void> {
  const expected = await outcome(run.undisturbed);
  for (const fault of run.points) {
    const disturbed = await run.rerun(fault);
    const actual = await outcome(disturbed);
    if (actual === expected) continue;
    const at = disturbed.records.find((record) => record.kind === 'crash')?.atMs ?? disturbed.startMs;
    throw new CheckFailure(
      `the same outputs and effects when the worker dies ${faultText(fault)} (at ${elapsedText(at - disturbed.startMs)}): ${expected}`,
      `got ${actual}`,
    );
  }
}

async function outcome(run: FinishedRun): Promise<string> {
  const instances = (await run.instances()).map(({ instanceId, runtimeStatus, output }) => ({
    instanceId,
    runtimeStatus,
    output,
  }));
  const effects = (await run.ledger())
    .filter((entry) => !entry.duplicate)
    .map(({ name, input }) => JSON.stringify({ name, input }))
    .sort();
  return JSON.stringify({ instances, effects });
}
