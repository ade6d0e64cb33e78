// Crash matrix: the same run, once for every point at which the worker can die.
//
// Owns:   which points there are, and what must be the same.
// Never:  demands that an activity runs once. Execution is at-least-once; a second start of the same task is no new effect.
//
// M1. The points: after each moment, and during each moment before its outcome is persisted.
// M2. The same: every instance's status and output, and the activities with their inputs, repeated starts left out.

import { elapsedText } from '#core';
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
  readonly moments: number;
  readonly undisturbed: FinishedRun;
  rerun(fault: Fault): Promise<FinishedRun>;
}

/** The points at which the worker can die in a run of so many moments (M1). */
export function crashPoints(moments: number): Fault[] {
  return Array.from({ length: moments }, (_, index) => index + 1).flatMap((moment) => [
    { kind: 'during' as const, moment },
    { kind: 'after' as const, moment },
  ]);
}

/**
 * Runs the matrix.
 *
 * @throws {CheckFailure} one point at which something differs from the undisturbed run (M2).
 */
export async function differenceUnderCrash(run: CrashableRun): Promise<void> {
  const expected = await outcome(run.undisturbed);
  for (const fault of crashPoints(run.moments)) {
    const disturbed = await run.rerun(fault);
    const actual = await outcome(disturbed);
    if (actual === expected) continue;
    const at = disturbed.records.find((record) => record.kind === 'crash')?.atMs ?? disturbed.startMs;
    throw new CheckFailure(
      `the same outputs and effects when the worker dies ${fault.kind} moment ${fault.moment} (at ${elapsedText(at - disturbed.startMs)}): ${expected}`,
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
