// Check report: what people in front of a terminal see of the checks of an exercise.
//
// Owns:   the words, signs and layout.
// Never:  judges; it is given results.

import type { NoticeRecord } from '#core';
import { helpfulHint } from '#exercises/check-hint';
import { messageParts, placeIn } from '#exercises/check-message';
import type { CheckHint, Exercise } from '#exercises/define-exercise';
import type { CheckReport, CheckResult } from '#exercises/run-checks';
import { plainText } from '#exercises/text-marks';
import type { ChosenApp } from './app-choice.ts';
import { isInstalled, toType } from './invocation.ts';
import { counted, paint, wrapped } from './terminal.ts';
import { numberOf, shownPath } from './workspace.ts';

const indent = '    ';

/** What is checked. */
export const headingText = (slug: string, exercise: Exercise): string =>
  paint('bold', `${numberOf(slug)} ${exercise.title}`);

/** Which files of the app are used. That they were found through its build is as usual, and is not said. */
export function sourcesText({ folder, used }: ChosenApp): string {
  return `Checking ${shownPath(folder)}/${used.replace(/ \(from package\.json main [^)]*\)$/, '')}\n`;
}

/** One check's result; in one line, unless it says why. `lead` goes before its title. */
export function resultText(
  result: CheckResult,
  {
    isTold,
    hint,
    lead = '',
  }: { readonly isTold: boolean; readonly hint?: CheckHint | undefined; readonly lead?: string },
): string {
  const title = lead + result.title;
  if (result.status === 'pass')
    return wrappedItem(paint('green', '✓'), titleText(title, counted(result.points, 'point')));
  const points = `${result.points} of ${counted(result.maxPoints, 'point')}`;
  const lines = [wrappedItem(paint('red', '✗'), titleText(title, points))];
  if (isTold) lines.push(...reasonLines(result));
  const helpful = helpfulHint(hint, result);
  if (helpful !== undefined) lines.push(wrapped(`Where to look: ${plainText(helpful)}`, indent));
  return lines.join('\n');
}

const titleText = (title: string, points: string): string => `${plainText(title)} (${points})`;

/** The place in the app is what the eye shall find; the story is for those who want to follow it. */
function reasonLines({ message = '' }: CheckResult): string[] {
  const { reason, noticed, story } = messageParts(message);
  const lines = [wrapped(reason, indent), ...noticed.map((line) => paint('bold', wrapped(line, indent)))];
  return story.length === 0 ? lines : [...lines, paint('dim', wrapped(story.join('\n'), indent))];
}

/** Checks that could not be carried out for the very reason that was shown last. */
export const sameReasonText = (count: number): string =>
  paint('dim', `${indent}The same for ${counted(count, 'more check')}.`);

/**
 * Checks that were just listed and failed as one before them did.
 *
 * @param title of that one, unless it was the last that was told.
 */
export function sameCauseText(count: number, title: string | undefined): string {
  return paint('dim', wrapped(sameCauseSentence(count, title), indent));
}

/** {@link sameCauseText} by itself, without a form. */
export function sameCauseSentence(count: number, title: string | undefined): string {
  const these = count === 1 ? 'This one fails' : `These ${count} fail`;
  const where = title === undefined ? 'the one told above.' : `this check: ${plainText(title)}`;
  return `${these} for the same reason as ${where}`;
}

/** What the host noticed that is wrong whether checks fail or not. */
export function noticeText(notice: Pick<NoticeRecord, 'text' | 'source'>): string {
  return paint('yellow', wrapped(`! Notice: ${noticeLine(notice)}`, '').replace(/\n/g, `\n${indent}`));
}

/** What the host noticed before and no longer does: what is wrong, without the remedy. */
export function goneNoticeText({ text }: Pick<NoticeRecord, 'text'>): string {
  const [problem] = text.split(/(?<=\.) /, 1);
  return wrappedItem(paint('green', '✓'), `A notice is gone: ${problem}`);
}

/** {@link noticeText} by itself, without a form. */
export const noticeLine = ({ text, source }: Pick<NoticeRecord, 'text' | 'source'>): string =>
  source ? `${source.file}:${source.line}: ${text}` : text;

function wrappedItem(sign: string, sentence: string): string {
  return wrapped(sentence, '  ').replace(/^ /, sign);
}

/** How many checks passed, the points, and how long it took. */
export function verdictText(report: CheckReport): string {
  const passed = report.checks.filter((check) => check.status === 'pass').length;
  const points = `${report.points} of ${counted(report.maxPoints, 'point')}`;
  const checks = `${passed} of ${counted(report.checks.length, 'check')} passed`;
  return `${paint(report.passed ? 'green' : 'red', `${checks}, ${points}`)}, ${seconds(report.durationMs)}`;
}

/** The verdict, and what to do next. */
export function summaryText(
  report: CheckReport,
  ofTerminal: { readonly isOwnCopy: boolean; readonly next: string | undefined },
): string {
  const next = nextStep(report, ofTerminal);
  return ['', verdictText(report), ...(next === undefined ? [] : [next])].join('\n');
}

function nextStep(
  report: CheckReport,
  { isOwnCopy, next }: { isOwnCopy: boolean; next: string | undefined },
): string | undefined {
  if (!isOwnCopy) return undefined;
  const failing = report.checks.find(({ status }) => status !== 'pass');
  if (failing) return remedyOf(failing, report);
  return next === undefined
    ? `Next: ${toType('check')}, for all exercises`
    : `Next: ${toType('check', numberOf(next))}`;
}

/** What to do about the first failure: go to the line that is known, or ask for a hint. */
function remedyOf({ status, message = '' }: CheckResult, { app, exercise }: CheckReport): string | undefined {
  const { reason, noticed } = messageParts(message);
  const place = [reason, ...noticed].map(placeIn).find((one) => one !== undefined);
  const path = place === undefined || place.startsWith(`${app}/`) ? place : `${app}/${place}`;
  const hint = toType('hint', numberOf(exercise));
  if (status === 'error') return path && `Next: correct ${path}`;
  return path === undefined ? `Next: ${hint}` : `Next: look at ${path}\nOr take a hint: ${hint}`;
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
  return ['', line, open ? `Next: ${toType('check', numberOf(open.exercise))}` : readOn].join('\n');
}

const readOn = isInstalled ? 'Next: read on in the lesson.' : 'Next: npm start, and read on in the lesson.';

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
