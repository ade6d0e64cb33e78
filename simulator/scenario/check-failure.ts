// Check failure: what a check throws when the app does not do what its sentence says.
//
// Owns:   the form of the message: what was expected, and what happened.

/** The app does not do what a check's sentence says. */
export class CheckFailure extends Error {
  /**
   * @param expected completes "Expected …", without a full stop.
   * @param actual completes "but …"; it gets its full stop here, unless it ends a sentence already.
   */
  constructor(expected: string, actual: string) {
    super(`Expected ${expected}, but ${actual}${/[.!?]$/.test(actual) ? '' : '.'}`);
    this.name = 'CheckFailure';
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
