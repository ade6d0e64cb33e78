// Check hint: when the hint of a check helps, and which one.
//
// H1. A hint is a guess. Where the reason is known, because the host noticed something or the check could not be carried out, it stays away.
// H2. A check that can fail for different reasons has a hint for each; the words of the reason tell which.

import { messageParts } from './check-message.ts';
import type { CheckHint } from './define-exercise.ts';
import type { CheckResult } from './run-checks.ts';

/** The hint to show with a result, if one helps (H1). */
export function helpfulHint(hint: CheckHint | undefined, result: CheckResult): string | undefined {
  if (hint === undefined || result.status !== 'fail') return undefined;
  const { reason, noticed } = messageParts(result.message ?? '');
  if (noticed.length > 0) return undefined;
  return typeof hint === 'string' ? hint : (hint.when.find(({ words }) => reason.includes(words))?.hint ?? hint.usual);
}

/** Every text that a hint can be (H2). */
export function hintTexts(hint: CheckHint | undefined): readonly string[] {
  if (hint === undefined) return [];
  return typeof hint === 'string' ? [hint] : [hint.usual, ...hint.when.map((one) => one.hint)];
}
