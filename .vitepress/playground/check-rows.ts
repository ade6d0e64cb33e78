// Check rows: what the page shows of each check.
//
// Owns:   that one cause is told once, and that long words of the host stand by themselves.
// Never:  judges, and never draws.

import type { SourceLocation } from '#core';
import { helpfulHint } from '#exercises/check-hint';
import { messageParts } from '#exercises/check-message';
import { wasNotRun } from '#exercises/not-run';
import { pointsOf, type Marks } from '#exercises/progress-file';
import type { CheckResult, CheckStatus } from '#exercises/run-checks';
import { ToldCauses } from '#exercises/told-causes';
import type { ExerciseData } from '../figures/exercise.ts';

/** Why a check did not pass, in the order in which it is read. */
export interface CheckReason {
  /** What was expected and what happened. */
  readonly sentence: string;
  /** With what words the host gave up, where they are long. */
  readonly hostSays: string;
  /** What the host noticed, a line each. */
  readonly noticed: readonly string[];
  /** The steps until then, a line each; empty where there were none. */
  readonly story: string;
  /** The line to look at, where one is known. */
  readonly source?: SourceLocation;
}

/** One check as a row. */
export interface CheckRow {
  readonly id: string;
  readonly title: string;
  readonly status: CheckStatus | 'open' | 'skipped';
  readonly points: string;
  readonly reason?: CheckReason;
  readonly hint?: string;
  /** A failure above that happened for the same cause; the reason is the same, in other words. */
  readonly sameAs?: CheckResult;
}

/** What is known of a check run. */
export interface KnownResults {
  readonly results: readonly CheckResult[];
  /** The reason is told above the list, for all of them. */
  readonly isToldAbove: boolean;
}

/** A row for each check, whatever is known of it. */
export function checkRows(checks: ExerciseData['checks'], known: KnownResults): CheckRow[] {
  const told = new ToldCauses();
  return checks.map(({ id, title, points, hint }) => {
    const result = known.results.find((one) => one.id === id);
    if (!result) return { id, title, status: 'open', points: `${String(points)} points` };
    const row = {
      id,
      title,
      status: shownStatus(result),
      points: `${String(result.points)} of ${String(points)} points`,
    };
    if (result.status === 'pass' || known.isToldAbove) return row;
    const sameAs = told.add(result);
    const helpful = sameAs ? undefined : helpfulHint(hint, result);
    return {
      ...row,
      reason: reasonOf(result.message ?? ''),
      ...(helpful === undefined ? {} : { hint: helpful }),
      ...(sameAs ? { sameAs } : {}),
    };
  });
}

/** The results that the marks of an earlier visit stand for. */
export function resultsOfMarks(checks: ExerciseData['checks'], marks: Marks | null): CheckResult[] {
  return checks.flatMap(({ id, title, points: maxPoints }) => {
    const mark = marks?.checks.find((one) => one.id === id);
    return mark ? [{ ...mark, title, maxPoints }] : [];
  });
}

/** What the marks of an earlier visit say, in a sentence or two. */
export function marksText(checks: ExerciseData['checks'], marks: Marks): string {
  const results = resultsOfMarks(checks, marks);
  const passed = results.filter(({ status }) => status === 'pass').length;
  const points = checks.reduce((sum, check) => sum + check.points, 0);
  const said = `At your last check: ${String(passed)} of ${String(checks.length)} checks pass · ${String(pointsOf({ ...marks, checks: results }))} of ${String(points)} points.`;
  return passed === checks.length ? said : `${said} Press Check to read why the others do not.`;
}

/** A check that was not tried has a status in a report; to people it is one that was not run. */
function shownStatus(result: CheckResult): CheckRow['status'] {
  return wasNotRun(result) ? 'skipped' : result.status;
}

/** From this length on, the words of the host bury what happened. */
const longWords = 120;

function reasonOf(message: string): CheckReason {
  const { reason, noticed, story } = messageParts(message);
  const [, sentence = reason, words = ''] = /^(.* is Failed): (.*)$/.exec(reason) ?? [];
  const isLong = words.length > longWords;
  return {
    sentence: isLong ? `${sentence}.` : reason,
    hostSays: isLong ? words : '',
    noticed,
    story: story.slice(1).join('\n'),
    ...placeIn([reason, ...noticed].join('\n')),
  };
}

/** The first place that words name. */
function placeIn(words: string): { source?: SourceLocation } {
  const [, file, line, column] = /\b(src\/[\w./-]+\.[jt]s):(\d+)(?::(\d+))?/.exec(words) ?? [];
  if (file === undefined) return {};
  return { source: { file, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) } };
}
