// Told causes: which failures of a check run tell something new.
//
// T1. A failure whose cause was told before tells nothing new: it goes away with the one before.

import { causesOf, sharesCauses } from './check-message.ts';
import type { CheckResult } from './run-checks.ts';

/** The failures that were told so far, in the order of the checks. */
export class ToldCauses {
  readonly #told: { readonly result: CheckResult; readonly causes: readonly string[] }[] = [];

  /** Takes a failure; the one before it that told its cause, or undefined where it is the first (T1). */
  add(result: CheckResult): CheckResult | undefined {
    const causes = causesOf(result.message ?? '');
    const before = this.#told.find((told) => sharesCauses(causes, told.causes));
    if (!before) this.#told.push({ result, causes });
    return before?.result;
  }

  /** The failures that told something new. */
  get failures(): readonly CheckResult[] {
    return this.#told.map(({ result }) => result);
  }
}
