// Crash matrix: the same run, once for every point at which the worker can die.
//
// Owns:   going through the points, and what is demanded at each.
// Never:  runs anything itself, or stops at a difference: whoever reads the outcomes does.
//
// M1. The points: before the first moment, after each, and during each episode before its outcome is persisted.
// M2. The same: every instance's status and output, and the activities with their inputs, repeated starts left out.

import { elapsedText, faultText } from '#core';
import type { Fault, HubRecord, InstanceStatus } from '#core';
import { CheckFailure } from './check-failure.ts';
import { differenceText } from './difference-words.ts';
import { differenceBetween, isNoDifference } from './run-difference.ts';
import type { RunDifference } from './run-difference.ts';
import type { LedgerEntry } from './scenario-shapes.ts';

/** A run that can be compared. */
export interface FinishedRun {
  readonly startMs: number;
  readonly records: readonly HubRecord[];
  instances(): Promise<readonly InstanceStatus[]>;
  ledger(): Promise<readonly LedgerEntry[]>;
}

/** A run that was run again, as far as it came. */
export interface DisturbedRun {
  readonly run: FinishedRun;
  /** The host accepted what it refused the first time, or the other way round; then the run ended there. */
  readonly surprise: CheckFailure | null;
}

/** A run that can be run again with a fault. */
export interface CrashableRun {
  /** M1. */
  readonly points: readonly Fault[];
  readonly undisturbed: FinishedRun;
  rerun(fault: Fault): Promise<DisturbedRun>;
}

/** What came of a run when the worker died at one point. */
export interface CrashOutcome {
  readonly fault: Fault;
  /** When the worker died, in milliseconds since the run began. */
  readonly at: number;
  /** From the undisturbed run. */
  readonly difference: RunDifference;
  /** The executions that were not the first of their task; nothing is wrong with them. */
  readonly repeated: readonly LedgerEntry[];
  /** What is wrong (M2); null where nothing is. */
  readonly failure: CheckFailure | null;
}

/** Runs the matrix, one point after the other. */
export async function* outcomesUnderCrash(run: CrashableRun): AsyncGenerator<CrashOutcome, void> {
  const expected = await endOfRun(run.undisturbed);
  for (const fault of run.points) {
    const { run: disturbed, surprise } = await run.rerun(fault);
    const actual = await endOfRun(disturbed);
    const at = (disturbed.records.find(({ kind }) => kind === 'crash')?.atMs ?? disturbed.startMs) - disturbed.startMs;
    const difference = differenceBetween(expected, actual);
    const failure =
      surprise ?? (isNoDifference(difference) ? null : failureAt(fault, at, differenceText(expected, actual)));
    yield { fault, at, difference, repeated: actual.ledger.filter(({ duplicate }) => duplicate), failure };
  }
}

/**
 * Demands that nothing is wrong at any point.
 *
 * @throws {CheckFailure} what is wrong at the first point at which something is; no later point is tried.
 */
export async function demandNoFailure(outcomes: AsyncIterable<CrashOutcome>): Promise<void> {
  for await (const { failure } of outcomes) if (failure) throw failure;
}

async function endOfRun(run: FinishedRun) {
  return { instances: await run.instances(), ledger: await run.ledger() };
}

function failureAt(fault: Fault, at: number, difference: string): CheckFailure {
  const when = `when the worker dies ${faultText(fault)} (at ${elapsedText(at)})`;
  return new CheckFailure(`the same outputs and effects ${when}`, difference);
}
