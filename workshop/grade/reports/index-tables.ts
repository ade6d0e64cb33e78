// Index tables: who reached what, and how the class did in each exercise and each check.

import type { ExerciseGrade, Grades, SubmissionGrade } from '../grades.ts';
import { foreign, marked, markup } from './markup.ts';
import type { Content, Markup } from './markup.ts';
import { checkStatistics, exerciseStatistics } from './statistics.ts';
import type { ExerciseStatistics } from './statistics.ts';
import { exerciseTitle, numberText, OUTCOME_WORDS, percentOf, shownLine, shownName, UNTOUCHED_WORDS } from './words.ts';

/** A cell of a table; what it is sorted by where that is not its text. */
interface Cell {
  readonly content: Content;
  readonly value?: number | string;
}

/** A column: what its button says, and whether it is numbers. */
interface Column {
  readonly title: Content;
  readonly isNumber?: boolean;
}

/** Who reached what. */
export function classTable(grades: Grades): Markup {
  const { exercises, submissions } = grades;
  const columns: Column[] = [
    { title: 'Submission' },
    ...exercises.map(({ slug, title }) => {
      const [number = ''] = slug.split('-');
      return { title: markup`${number}<span class="hidden"> ${marked(title)}</span>`, isNumber: true };
    }),
    { title: 'Points', isNumber: true },
    { title: 'Percent', isNumber: true },
  ];
  return sortableTable(
    'Submissions',
    columns,
    submissions.map((submission, index) => [
      { content: nameLink(submission.name, index), value: submission.name },
      ...submission.exercises.map(pointsCell),
      { content: numberText(submission.points), value: submission.points },
      { content: percentOf(submission), value: percentOf(submission) },
    ]),
  );
}

/** A link to the part about a learner. */
export const nameLink = (name: string, index: number): Markup =>
  markup`<a href="#learner-${index + 1}">${foreign(shownName(name))}</a>`;

function pointsCell({ points, outcome, untouched, override }: ExerciseGrade): Cell {
  const sign = outcome === 'passed' ? markup` <span class="good" title="passed">✓</span>` : '';
  const remark =
    outcome === 'missing' || outcome === 'refused' ? OUTCOME_WORDS[outcome] : untouched ? UNTOUCHED_WORDS : undefined;
  const word = remark === undefined ? '' : markup`<br><small>${remark}</small>`;
  const given = override
    ? markup` (was ${numberText(override.was)}):<br><small>${foreign(shownLine(override.reason))}</small>`
    : '';
  return { content: markup`${numberText(points)}${sign}${given}${word}`, value: points };
}

/** What becomes of an exercise, with the title of its column. */
const OUTCOMES: ReadonlyMap<keyof ExerciseStatistics['outcomes'], string> = new Map([
  ['passed', 'Passed'],
  ['failed', 'Not passed'],
  ['untouched', 'As handed out'],
  ['missing', 'Not handed in'],
  ['refused', 'Not run'],
]);

/** How the class did in each exercise. */
export function exerciseTable(grades: Grades): Markup {
  const columns: Column[] = [
    { title: 'Exercise' },
    ...['Points there are', 'Mean', 'Median', ...OUTCOMES.values()].map((title) => ({ title, isNumber: true })),
  ];
  return sortableTable(
    'Exercises',
    columns,
    exerciseStatistics(grades).map(({ exercise, mean, median, outcomes }) => [
      { content: exerciseTitle(exercise), value: exercise.slug },
      ...[exercise.maxPoints, mean, median, ...[...OUTCOMES.keys()].map((one) => outcomes[one])].map((number) => ({
        content: numberText(number),
        value: number,
      })),
    ]),
  );
}

/** How the class did in each check. */
export function checkTable(grades: Grades): Markup {
  const columns: Column[] = [
    { title: 'Exercise' },
    { title: 'Check' },
    { title: 'Points', isNumber: true },
    { title: 'Not passed', isNumber: true },
    { title: 'Not carried out', isNumber: true },
    { title: 'Who did not pass' },
  ];
  return sortableTable(
    'Checks',
    columns,
    checkStatistics(grades).map(({ exercise, check, ran, failed, notCarriedOut }) => [
      { content: exerciseTitle(exercise), value: exercise.slug },
      {
        content: markup`${marked(check.title)}${check.hidden ? markup` <span class="dim">(hidden check)</span>` : ''}`,
      },
      { content: numberText(check.maxPoints), value: check.maxPoints },
      { content: `${failed.length} of ${ran}`, value: failed.length },
      { content: numberText(notCarriedOut), value: notCarriedOut },
      { content: nameLinks(failed, grades.submissions), value: failed.length },
    ]),
  );
}

/** The names of submissions, each with its link, and commas between. */
export function nameLinks(names: readonly string[], submissions: readonly SubmissionGrade[]): Markup {
  const links = names.map((name) =>
    nameLink(
      name,
      submissions.findIndex((submission) => submission.name === name),
    ),
  );
  return markup`${links.map((link, index) => (index === 0 ? link : markup`, ${link}`))}`;
}

/** A table that its header sorts; the first cell of a row says what the row is about. */
function sortableTable(name: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Markup {
  const header = columns.map(
    ({ title, isNumber }) =>
      markup`<th scope="col" aria-sort="none"${numberClass(isNumber)}><button type="button">${title}</button></th>`,
  );
  const cell = ({ content, value }: Cell, column: number): Markup => {
    const sortedBy = value === undefined ? '' : markup` data-value="${value}"`;
    if (column === 0) return markup`<th scope="row"${sortedBy}>${content}</th>`;
    return markup`<td${numberClass(columns[column]?.isNumber)}${sortedBy}>${content}</td>`;
  };
  return markup`<div class="wide" role="region" aria-label="${name}" tabindex="0">
<table>
<thead><tr>${header}</tr></thead>
<tbody>
${rows.map((row) => markup`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table>
</div>
`;
}

const numberClass = (isNumber: boolean | undefined): Markup => (isNumber ? markup` class="number"` : markup``);
