// Check failure: what a check throws when the app does not do what its sentence says.
//
// Owns:   the form of the message: what was expected, and what happened.

import type { HubRecord } from '#core';

/** A run as far as somebody has to see it who wants to know what went wrong in it. */
export interface TellingRun {
  readonly records: readonly HubRecord[];
  readonly story: readonly string[];
}

/** What a failure is made of. */
export interface FailureParts {
  readonly expected: string;
  readonly actual: string;
  /** The run in which it happened, where that is another one than the scenario of the check. */
  readonly run: TellingRun | undefined;
}

/** The app does not do what a check's sentence says. */
export class CheckFailure extends Error {
  /** Private, because test runners print whatever else an error has. */
  readonly #parts: FailureParts;

  /**
   * @param expected completes "Expected …", without a full stop.
   * @param actual completes "but …"; it gets its full stop here, unless it ends a sentence already.
   * @param run the run in which it happened; default the scenario of the check.
   */
  constructor(expected: string, actual: string, run?: TellingRun) {
    super(`Expected ${expected}, but ${actual}${/[.!?]$/.test(actual) ? '' : '.'}`);
    this.name = 'CheckFailure';
    this.#parts = { expected, actual, run };
  }

  /** What a failure is made of; undefined for any other error. */
  static partsOf(error: unknown): FailureParts | undefined {
    return error instanceof Error && #parts in error ? error.#parts : undefined;
  }
}

/**
 * Demands a condition.
 *
 * @throws {CheckFailure} it does not hold.
 */
export function expectThat(condition: boolean, expected: string, actual: string): asserts condition {
  if (!condition) throw new CheckFailure(expected, actual);
}
