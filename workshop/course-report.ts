// Course report: what people in front of a terminal see of their way through the exercises.
//
// Owns:   the words, signs and layout.

import { stageWords } from '#exercises/course';
import type { Exercise } from '#exercises/define-exercise';
import { plainText } from '#exercises/text-marks';
import type { ExerciseRow, LessonRow } from './course-stand.ts';
import { classEdition, pageAddress } from './edition.ts';
import { isInstalled, toType } from './invocation.ts';
import { counted, paint, wrapped } from './terminal.ts';
import { copyFolder, numberOf, shownPath } from './workspace.ts';

const colours = { done: 'green', started: 'yellow', open: 'dim' } as const;

/** The whole way: a heading per lesson, a line per exercise, and the sum. */
export function mapText(lessons: readonly LessonRow[]): string {
  const rows = lessons.flatMap(({ exercises }) => exercises);
  const width = Math.max(...rows.map(({ title }) => title.length));
  const shown = classEdition ? lessons.filter(({ exercises }) => exercises.length > 0) : lessons;
  return [...shown.flatMap((lesson) => lessonLines(lesson, width)), '', ...sumLines(rows)].join('\n');
}

function lessonLines({ title, isSkipped, exercises }: LessonRow, width: number): string[] {
  const heading = paint('bold', title) + (isSkipped ? paint('dim', ' (skipped)') : '');
  if (exercises.length === 0) return [heading + paint('dim', ' (no exercise; read it in the page)')];
  return [heading, ...exercises.map((row) => rowText(row, width))];
}

function rowText(row: ExerciseRow, width: number): string {
  const { exercise, title, stage, isNext } = row;
  const sign = paint(colours[stage], stageWords[stage].sign);
  const told = [pointsText(row), ...hintsText(row)].join(', ');
  const mark = isNext ? `  ${paint('bold', '← next')}` : '';
  return `  ${sign} ${numberOf(exercise).padEnd(2)} ${title.padEnd(width)}  ${told}${mark}`;
}

function pointsText({ stage, best, last, maxPoints, isEdited }: ExerciseRow): string {
  if (best === null || last === null) return stage === 'open' ? counted(maxPoints, 'point') : 'not checked yet';
  const lastText = last === best ? [] : [`last check ${last}`];
  return [`${best} of ${counted(maxPoints, 'point')}`, ...lastText, ...(isEdited ? ['edited since'] : [])].join(', ');
}

const hintsText = ({ hintsShown, hints }: ExerciseRow): string[] =>
  hintsShown > 0 ? [`${hintsShown} of ${counted(hints, 'hint')}`] : [];

function sumLines(rows: readonly ExerciseRow[]): string[] {
  const done = rows.filter(({ stage }) => stage === 'done').length;
  const sum = (of: (row: ExerciseRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const points = `${sum(({ best }) => best ?? 0)} of ${counted(
    sum(({ maxPoints }) => maxPoints),
    'point',
  )}`;
  const signs = (['done', 'started', 'open'] as const).map(
    (stage) => `${stageWords[stage].sign} ${stageWords[stage].word.toLowerCase()}`,
  );
  return [
    `${done} of ${counted(rows.length, 'exercise')} done, ${points}   ${paint('dim', signs.join('  '))}`,
    rows.some(({ isNext }) => isNext) ? `What to do next: ${toType('next')}` : allDoneText,
  ];
}

/** Nothing is left to do. */
export const allDoneText = 'Everything is done, or skipped. To check it all once more: ' + toType('check');

/** The exercise that is next, and how to begin with it. */
export function nextText(row: ExerciseRow, lesson: LessonRow, { task, files }: Exercise): string {
  const number = numberOf(row.exercise);
  const edit = files.filter(({ role }) => role === 'edit').map(({ path }) => path);
  const hasPage = lesson.page !== '';
  const folder = shownPath(copyFolder(row.exercise));
  return [
    paint('bold', `${number} ${row.title}`) + (hasPage ? `   ${paint('dim', `lesson: ${lesson.title}`)}` : ''),
    ...(row.stage === 'started' ? [`Started: ${[pointsText(row), ...hintsText(row)].join(', ')}.`] : []),
    '',
    ...task.map((sentence) => wrapped(plainText(sentence), '  ').replace(/^ {2}/, '- ')),
    '',
    ...edit.map((path) => `Edit   ${folder}/${path}`),
    `Check  ${toType('check', number, '--watch')}`,
    `Hint   ${toType('hint', number)}`,
    ...(hasPage ? [`Read   ${readWhere(lesson)}`] : []),
  ].join('\n');
}

function readWhere({ page, title }: LessonRow): string {
  if (!isInstalled) return `the lesson “${title}”: npm start, then /${page}`;
  const address = pageAddress(page);
  return address === undefined ? `the lesson “${title}” of the workshop` : `the lesson “${title}”: ${address}`;
}
