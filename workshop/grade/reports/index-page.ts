// Index page: the class, for the instructor.
//
// Owns:   what the page says, in this order: who reached what, and who handed in nothing; how the class did in each exercise and check; which submissions go
//         wrong in the same way; everybody with their checks, and fields for points by hand.
// Never:  needs another file or a network. Its links lead to the feedback beside it.
//
// How points by hand work: each exercise of each submission has a field for points and one for the reason. Save overrides hands out
// `overrides.json`, which the instructor puts beside this page (or names with --overrides); the next run applies it to every report.
// Emptying the field takes an override back.

import { readFileSync } from 'node:fs';
import { transform } from 'sucrase';
import type { ExerciseGrade, Grades, SubmissionGrade } from '../grades.ts';
import { checkList } from './feedback-html.ts';
import { feedbackOf } from './feedback.ts';
import type { ExerciseFeedback } from './feedback.ts';
import { checkTable, classTable, exerciseTable, nameLinks } from './index-tables.ts';
import type { ExerciseKnowledge } from './knowledge.ts';
import { foreign, marked, markup, pageText } from './markup.ts';
import type { Markup } from './markup.ts';
import { OVERRIDES_FORMAT } from './overrides.ts';
import type { IdleOverride, Override } from './overrides.ts';
import { COMMON_STYLES, INDEX_STYLES } from './page-styles.ts';
import { absentWords, namesOf } from './learners.ts';
import type { LeftOver } from './learners.ts';
import { byReading, inReadingOrder } from './reading-order.ts';
import { commonMistakes } from './statistics.ts';
import type { CommonMistake } from './statistics.ts';
import { counted } from '../../terminal.ts';
import {
  AT_TOP_WORDS,
  exerciseTitle,
  numberText,
  OUTCOME_WORDS,
  pointsText,
  shownLine,
  shownName,
  UNTOUCHED_WORDS,
} from './words.ts';

/** What the page is made of, beside the grades. */
export interface IndexParts {
  readonly knowledge: ExerciseKnowledge;
  /** All that there are. */
  readonly overrides: readonly Override[];
  readonly idle: readonly IdleOverride[];
  /** What the roster and the submissions do not have in common; nothing where there is no roster. */
  readonly leftOver: LeftOver;
  /** The path of a submission's feedback, relative to the page. */
  readonly feedbackPath: (name: string) => string;
}

const { code: SCRIPT } = transform(readFileSync(new URL('./index-script.ts', import.meta.url), 'utf8'), {
  transforms: ['typescript'],
  disableESTransforms: true,
});

/** The text of `index.html`. */
export function indexHtml(brought: Grades, parts: IndexParts): string {
  const grades = { ...brought, submissions: inReadingOrder(brought.submissions) };
  const { submissions, exercises, workshop } = grades;
  const body = markup`<main>
<h1>Grades</h1>
<p>${counted(submissions.length, 'submission')}, ${counted(exercises.length, 'exercise')}, graded with version ${workshop} of the workshop.</p>
${idleSection(parts.idle)}<h2>Submissions</h2>
${classTable(grades)}${leftOverSection(parts.leftOver, grades)}<h2>Exercises</h2>
${exerciseTable(grades)}<h2>Checks</h2>
<p>Of those who wrote something and for whom a check was carried out, this many did not pass it. It is not carried out where an app cannot be loaded or is ended. Exercises that are as they were handed out are not among these numbers.</p>
${checkTable(grades)}${mistakesSection(grades, parts.knowledge)}<h2>Learners</h2>
${submissions.map((submission, index) => learnerPart(submission, index, { grades, parts }))}<h2>How submissions were run</h2>
<ul>
${grades.containment.map((sentence) => markup`<li>${sentence}</li>\n`)}</ul>
</main>
<div class="bar scripted"><button type="button" id="save">Save overrides</button> <span id="state" role="status"></span></div>
`;
  const data = {
    format: OVERRIDES_FORMAT,
    submissions: submissions.map(({ name }) => name),
    exercises: exercises.map(({ slug }) => slug),
    overrides: parts.overrides,
  };
  return pageText({ title: 'Grades', styles: COMMON_STYLES + INDEX_STYLES, body, data, script: SCRIPT });
}

function idleSection(idle: readonly IdleOverride[]): Markup {
  if (idle.length === 0) return markup``;
  const items = idle.map(
    ({ override: { submission, exercise, points, reason }, why }) =>
      markup`<li>${foreign(shownName(submission))}, ${exercise}, ${counted(points, 'point')}, ${foreign(shownLine(reason))}: ${why}</li>\n`,
  );
  return markup`<h2>Overrides that are not in force</h2>
<p>They are kept, and are in what Save overrides writes.</p>
<ul>
${items}</ul>
`;
}

function leftOverSection({ people, submissions }: LeftOver, grades: Grades): Markup {
  if (people.length === 0) return markup``;
  const others =
    submissions.length === 0
      ? markup``
      : markup`<p>Of submissions that fit nobody on the roster, one may be theirs: ${nameLinks([...submissions].sort(byReading), grades.submissions)}</p>\n`;
  return markup`<h2>Without a submission</h2>
<p>${absentWords(people)}. No file has points for them.</p>
<ul>
${namesOf(people).map((name) => markup`<li>${foreign(name)}</li>\n`)}</ul>
${others}`;
}

function mistakesSection(grades: Grades, { mistakes }: ExerciseKnowledge): Markup {
  const ways = commonMistakes(grades, mistakes);
  const found =
    ways.length === 0 ? markup`<p>No two of the others fail the same checks of an exercise.</p>\n` : markup``;
  const unnamed =
    mistakes.length === 0
      ? markup`<p>Known mistakes are named only where the repository of the workshop grades.</p>\n`
      : markup``;
  return markup`<h2>Common mistakes</h2>
<p>Submissions in which exactly the same checks did not pass; where an app could not be loaded or was ended, or no check passed, for the same reason. Exercises that are as they were handed out are not among them.</p>
${unnamed}${found}${ways.map((way) => mistakePart(way, grades))}`;
}

function mistakePart(way: CommonMistake, grades: Grades): Markup {
  const { exercise, known, submissions } = way;
  const as = isEvery(way) ? 'Perhaps as' : 'As';
  const names = known.map(({ slug, why }) => markup`<code>${slug}</code>: ${marked(why)}`);
  const fits =
    names.length > 1
      ? markup`<p>${as} in one of these known mistakes:</p>\n<ul>\n${names.map((name) => markup`<li>${name}</li>\n`)}</ul>\n<p>The checks:</p>\n`
      : names.map((name) => markup`<p>${as} in the known mistake ${name}</p>\n`);
  return markup`<h3>${exerciseTitle(exercise)}: ${counted(submissions.length, 'submission')}</h3>
<p>${nameLinks(submissions, grades.submissions)}</p>
${fits}${howItEnded(way)}${whichChecks(way)}`;
}

/** Where no check passed, the checks tell little of a mistake. */
const isEvery = ({ exercise, checks }: CommonMistake): boolean => checks.length === exercise.checks.length;

function whichChecks(way: CommonMistake): Markup {
  const { checks } = way;
  if (checks.length > 1 && isEvery(way))
    return markup`<p>${checks.length === 2 ? 'Both' : `All ${String(checks.length)}`} checks.</p>\n`;
  return markup`<ul>\n${checks.map(({ title }) => markup`<li>${marked(title)}</li>\n`)}</ul>\n`;
}

function howItEnded({ status, obstacle, reason }: CommonMistake): Markup {
  if (obstacle !== undefined) {
    const which = status === 'error' ? 'The checks' : 'Some checks';
    return markup`<p>${which} could not be carried out, for a reason such as this one: ${foreign(shownLine(obstacle))}</p>\n`;
  }
  if (reason !== undefined)
    return markup`<p>The first one fails for a reason such as this one: ${foreign(shownLine(reason))}</p>\n`;
  return status === 'timeout' ? markup`<p>The checks did not end in time.</p>\n` : markup``;
}

interface Around {
  readonly grades: Grades;
  readonly parts: IndexParts;
}

/** Everything about one learner, folded. */
function learnerPart(submission: SubmissionGrade, index: number, { grades, parts }: Around): Markup {
  const { problem, exercises, passedOver } = feedbackOf(submission, grades, parts.knowledge);
  const overrides = parts.overrides.filter((override) => override.submission === submission.name);
  const sections = exercises.map((feedback, place) =>
    exercisePart(feedback, { submission: index, exercise: place, overrides }),
  );
  return markup`<details id="learner-${index + 1}">
<summary><h3>${foreign(shownName(submission.name))}</h3> <span>${pointsText(submission)}</span></summary>
<p><a href="${encodeURI(parts.feedbackPath(submission.name))}">Feedback for the learner</a></p>
${problem === undefined ? '' : markup`<p><strong>${foreign(problem)}</strong></p>\n`}${sections}${
    passedOver.length === 0 ? '' : foreignList('Passed over:', passedOver)
  }</details>
`;
}

const foreignList = (introduction: string, texts: readonly string[]): Markup =>
  markup`<p>${introduction}</p>\n<ul>\n${texts.map((text) => markup`<li>${foreign(text)}</li>\n`)}</ul>\n`;

/** Where a field belongs to. */
interface FieldPlace {
  readonly submission: number;
  readonly exercise: number;
  /** Of this submission. */
  readonly overrides: readonly Override[];
}

function exercisePart(feedback: ExerciseFeedback, place: FieldPlace): Markup {
  const { part, points, problem, passedOver, reason, checks, notices } = feedback;
  const { exercise, grade } = part;
  return markup`<section>
<h4>${exerciseTitle(exercise)}: ${points}, ${OUTCOME_WORDS[grade.outcome]}${grade.untouched ? `, ${UNTOUCHED_WORDS}` : ''}</h4>
${foundIn(grade)}${
    reason === undefined ? '' : markup`<p>Points by hand: ${foreign(reason)}</p>\n`
  }${problem === undefined ? '' : markup`<p>${foreign(problem)}</p>\n`}${passedOver.map((sentence) => markup`<p>${foreign(sentence)}</p>\n`)}${checkList(checks)}${
    notices.length === 0 ? '' : foreignList('What the host noticed:', notices)
  }${overrideFields(grade, place)}</section>
`;
}

function foundIn({ folder }: ExerciseGrade): Markup {
  if (folder === undefined) return markup``;
  if (folder === '.') return markup`<p class="dim">Found ${AT_TOP_WORDS}</p>\n`;
  return markup`<p class="dim">Found in ${foreign(shownLine(folder))}</p>\n`;
}

function overrideFields(grade: ExerciseGrade, { submission, exercise, overrides }: FieldPlace): Markup {
  const { slug, maxPoints } = grade;
  const override = overrides.find((one) => one.exercise === slug);
  const was = numberText(grade.override?.was ?? grade.points);
  const points = override === undefined ? '' : override.points;
  return markup`<fieldset class="scripted" data-submission="${submission}" data-exercise="${exercise}">
<legend>Points by hand, in place of ${was}</legend>
<label>Points <input type="number" min="0" max="${maxPoints}" step="any" autocomplete="off" value="${points}"></label>
<label class="reason">Reason <input type="text" autocomplete="off" value="${override?.reason ?? ''}"></label>
</fieldset>
`;
}
