// Situation: where a run stands, in one sentence that a screen reader can speak.

import type { CheckReport } from '#exercises/run-checks';
import { clockText } from './clock-text.ts';
import type { RunView } from './session-messages.ts';

/** Where a run stands: the time, every instance, and what comes next. */
export function situation(view: RunView): string {
  const time = (ms: number): string => clockText(ms - view.startMs);
  const instances = view.instances.map(({ instanceId, runtimeStatus }) => `${instanceId} is ${runtimeStatus}`);
  return (
    [`It is ${time(view.nowMs)}`, instances.length > 0 ? listed(instances) : 'no instance yet', next(view, time)].join(
      '; ',
    ) + '.'
  );
}

function next({ nowMs, nextDueMs }: RunView, time: (ms: number) => string): string {
  if (nextDueMs === null) return 'nothing is due';
  return nextDueMs <= nowMs ? 'work is due now' : `next due at ${time(nextDueMs)}`;
}

/** Long lists would bury the rest of the sentence. */
function listed(parts: readonly string[]): string {
  const shown = parts.slice(0, 3).join(', ');
  return parts.length > 3 ? `${shown} and ${String(parts.length - 3)} more` : shown;
}

/** The verdict of a check run, such as `7 of 11 checks pass · 64 of 100 points`. */
export function verdictOf(report: CheckReport): string {
  const passing = report.checks.filter(({ status }) => status === 'pass').length;
  const counts = `${String(passing)} of ${String(report.checks.length)} checks pass`;
  return `${counts} · ${String(report.points)} of ${String(report.maxPoints)} points`;
}

/** The same with the first sentence that does not hold, for those who do not see the list. */
export function spokenVerdictOf(report: CheckReport): string {
  const failing = report.checks.find(({ status }) => status !== 'pass');
  return failing ? `${verdictOf(report)}. First to fail: ${failing.title}.` : `${verdictOf(report)}. Solved!`;
}
