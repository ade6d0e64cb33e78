// Not run: what a report says of checks that were not tried any more, and how others see that.

import type { CheckResult } from './run-checks.ts';

const opening = 'Not run, because ';

/** How the checks before ended that kept the rest from being run. */
export type CutShort = 'timeout' | 'error';

/** The line of a check that was not run after others were cut short. */
export function notRun(before: readonly CutShort[]): Required<Pick<CheckResult, 'status' | 'message'>> {
  const status = before.includes('error') ? 'error' : 'timeout';
  const why = status === 'error' ? 'could not be carried out to the end' : 'did not end in time';
  return { status, message: notRunBecause(`${before.length} checks before it ${why}`) };
}

/** The message of a check that was not run for another reason; it has no full stop yet. */
export const notRunBecause = (reason: string): string => `${opening}${reason}.`;

/** Whether a check was not tried, which counts as a timeout or an error in a report. */
export const wasNotRun = ({ status, message = '' }: Pick<CheckResult, 'status' | 'message'>): boolean =>
  (status === 'timeout' || status === 'error') && message.startsWith(opening);
