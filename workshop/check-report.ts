// Check report: what people in front of a terminal see of the checks of an exercise.
//
// Owns:   the words, signs and layout.
// Never:  judges; it is given results.

import { helpfulHint } from '#exercises/check-hint';
import type { Check, Exercise } from '#exercises/define-exercise';
import type { CheckReport, CheckResult } from '#exercises/run-checks';
import type { ChosenApp } from './app-choice.ts';
import { counted, paint, wrapped } from './terminal.ts';
import { numberOf, shownPath } from './workspace.ts';

const indent = '    ';

/** What is checked: the exercise, the app, and which of its files are used. */
export function headingText(slug: string, exercise: Exercise, folder: string): string {
  return `${paint('bold', `${numberOf(slug)} ${exercise.title}`)}\n${label('app')}${shownPath(folder)}`;
}

/** Which files of the app are used. */
export const sourcesText = (chosen: ChosenApp): string => `${label('sources')}${chosen.used}\n`;

const label = (text: string): string => paint('dim', text.padEnd(9));

/** One check's result. */
export function resultText(check: Check | undefined, result: CheckResult): string {
  if (result.status === 'pass') return wrappedItem(paint('green', '✓'), result.title, counted(result.points, 'point'));
  const lines = [
    wrappedItem(paint('red', '✗'), result.title, `${result.points} of ${counted(result.maxPoints, 'point')}`),
  ];
  const [reason = '', ...story] = (result.message ?? '').split('\n');
  lines.push(wrapped(reason, indent));
  if (story.length > 0) lines.push(paint('dim', wrapped(story.join('\n'), indent)));
  const hint = helpfulHint(check?.hint, result);
  if (hint !== undefined) lines.push(wrapped(`Hint: ${hint}`, indent));
  return lines.join('\n');
}

/** Checks that failed for the very reason that was shown last. */
export const sameReasonText = (count: number): string =>
  paint('dim', `${indent}The same for ${counted(count, 'more check')}.`);

function wrappedItem(sign: string, sentence: string, points: string): string {
  return wrapped(`${sentence} (${points})`, '  ').replace(/^ /, sign);
}

/** The verdict, and what to do next. */
export function summaryText(
  report: CheckReport,
  ofTerminal: { readonly isOwnCopy: boolean; readonly next: string | undefined },
): string {
  const passed = report.checks.filter((check) => check.status === 'pass').length;
  const points = `${report.points} of ${counted(report.maxPoints, 'point')}`;
  const checks = `${passed} of ${counted(report.checks.length, 'check')} passed`;
  const verdict = paint(report.passed ? 'green' : 'red', `${checks}, ${points}`);
  const lines = ['', `${verdict}, ${seconds(report.durationMs)}`];
  const next = nextStep(report, ofTerminal);
  if (next !== undefined) lines.push(next);
  return lines.join('\n');
}

function nextStep(
  report: CheckReport,
  { isOwnCopy, next }: { isOwnCopy: boolean; next: string | undefined },
): string | undefined {
  if (!isOwnCopy) return undefined;
  if (!report.passed) return `Next: npm run hint -- ${numberOf(report.exercise)}`;
  return next === undefined ? undefined : `Next: npm run check -- ${numberOf(next)}`;
}

/** One exercise in a list of all. */
export function progressText(report: CheckReport, title: string): string {
  const sign = report.passed ? paint('green', '✓') : paint('red', '✗');
  const passed = report.checks.filter((check) => check.status === 'pass').length;
  return `${sign} ${numberOf(report.exercise)} ${title}: ${passed} of ${counted(report.checks.length, 'check')}, ${report.points} of ${counted(report.maxPoints, 'point')}`;
}

/** The verdict over all exercises. */
export function totalText(reports: readonly CheckReport[]): string {
  const sum = (of: (report: CheckReport) => number): number => reports.reduce((total, report) => total + of(report), 0);
  const done = reports.filter((report) => report.passed).length;
  const line = `${done} of ${counted(reports.length, 'exercise')} done, ${sum((one) => one.points)} of ${sum((one) => one.maxPoints)} points, ${seconds(sum((one) => one.durationMs))}`;
  const open = reports.find((report) => !report.passed);
  return ['', line, ...(open ? [`Next: npm run check -- ${numberOf(open.exercise)}`] : [])].join('\n');
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
