// Check hint: when the hint of a check helps.
//
// H1. A hint is a guess. Where the reason is known, because the host noticed something or the check could not be carried out, it stays away.

import { messageParts } from './check-message.ts';
import type { CheckResult } from './run-checks.ts';

/** The hint to show with a result, if it helps (H1). */
export function helpfulHint(hint: string | undefined, result: CheckResult): string | undefined {
  if (result.status !== 'fail') return undefined;
  return messageParts(result.message ?? '').noticed.length > 0 ? undefined : hint;
}
