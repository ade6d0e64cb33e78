// Reports: every file that grading a class leaves, made from the grades.
//
// Owns:   which files there are, and what they are called.
// Never:  writes one. The same grades and options bring the same bytes, apart from times.
//
// P1. Points by hand are in every report alike, since they are applied before any is made.
// P2. A file is there whatever it has to say, so that none of an earlier run stands beside those of a later one. Only
//     `overrides.json` is not made where there are none, and those of one submission go when it does (output.ts).

import { counted } from '../../terminal.ts';
import type { Grades } from '../grades.ts';
import { canvasCsv, filledCanvas } from './canvas-csv.ts';
import type { CanvasTemplate } from './canvas-csv.ts';
import { classroomText } from './classroom.ts';
import { feedbackHtml } from './feedback-html.ts';
import { feedbackMarkdown } from './feedback-markdown.ts';
import { feedbackOf } from './feedback.ts';
import { safeFileNames } from './file-names.ts';
import { indexHtml } from './index-page.ts';
import { junitXml } from './junit.ts';
import { NO_KNOWLEDGE } from './knowledge.ts';
import type { ExerciseKnowledge } from './knowledge.ts';
import { absentWords, leftOver, matchLearners, namesOf } from './learners.ts';
import type { Learner } from './learners.ts';
import { moodleCsv } from './moodle-csv.ts';
import { applyOverrides, overridesText } from './overrides.ts';
import type { IdleOverride, Override } from './overrides.ts';
import { plainCsv } from './plain-csv.ts';
import { shownName } from './words.ts';

/** What an instructor may hand in beside the submissions. */
export interface ReportOptions {
  /** From `overrides.json`: {@link readOverrides}. */
  readonly overrides?: readonly Override[];
  /** Who the learners are: `readRoster`. */
  readonly roster?: readonly Learner[];
  /** Their export of the Canvas gradebook: `readCanvasTemplate`. */
  readonly canvas?: CanvasTemplate;
  /** The title of the assignment in Canvas. */
  readonly assignment?: string;
  /** What the workshop knows about its exercises: `knowledgeOf`. */
  readonly knowledge?: ExerciseKnowledge;
}

/** The text of every report, by its path in the folder of results, with `/`. */
export function reportFiles(brought: Grades, options: ReportOptions = {}): ReadonlyMap<string, string> {
  const { overrides = [], roster = [], knowledge = NO_KNOWLEDGE } = options;
  const { grades, idle } = applyOverrides(brought, overrides);
  const names = grades.submissions.map(({ name }) => name);
  const fileNames = safeFileNames(names);
  const { inCanvas, inMoodle } = gradebooks(grades, options);
  const feedbackPath = (name: string): string => `feedback/${fileNames.get(name) ?? ''}.html`;
  return new Map([
    ['grades.json', `${JSON.stringify(grades, null, 2)}\n`],
    ['index.html', indexHtml(grades, { knowledge, overrides, idle, leftOver: leftOver(names, roster), feedbackPath })],
    ['junit.xml', junitXml(grades)],
    ['grades.csv', plainCsv(grades)],
    ['canvas.csv', inCanvas.rows],
    ['canvas-left-out.csv', inCanvas.leftOut],
    ['moodle.csv', inMoodle.rows],
    ['moodle-left-out.csv', inMoodle.leftOut],
    ...(overrides.length === 0 ? [] : ([['overrides.json', overridesText(overrides)]] as const)),
    ...grades.submissions.flatMap((submission): (readonly [string, string])[] => {
      const feedback = feedbackOf(submission, grades, knowledge);
      const [markdown, html, classroom] = filesOfOne(fileNames.get(submission.name) ?? '');
      return [
        [markdown, feedbackMarkdown(feedback)],
        [html, feedbackHtml(feedback)],
        [classroom, classroomText(submission, grades)],
      ];
    }),
  ]);
}

function gradebooks(grades: Grades, { roster, canvas, assignment }: ReportOptions) {
  const names = grades.submissions.map(({ name }) => name);
  const matches = roster && matchLearners(names, roster);
  return {
    inCanvas: canvas ? filledCanvas(grades, canvas, roster) : canvasCsv(grades, matches, assignment),
    inMoodle: moodleCsv(grades, matches),
  };
}

/** The paths of the files that are about one submission alone, for submissions of these names. */
export function submissionFiles(names: readonly string[]): readonly string[] {
  return [...safeFileNames(names).values()].flatMap(filesOfOne);
}

const filesOfOne = (fileName: string) =>
  [`feedback/${fileName}.md`, `feedback/${fileName}.html`, `classroom/${fileName}.json`] as const;

/** What to tell the instructor about overrides that had nothing to do; one sentence each. */
export function idleSentences(grades: Grades, overrides: readonly Override[]): readonly string[] {
  return applyOverrides(grades, overrides).idle.map(idleSentence);
}

/**
 * What to tell the instructor about people: whom no submission fits, and how many submissions are not in a gradebook. Of a gradebook
 * that nothing was given for, nothing is told.
 */
export function peopleSentences(grades: Grades, options: ReportOptions): readonly string[] {
  const { roster, canvas } = options;
  const names = grades.submissions.map(({ name }) => name);
  const { people } = leftOver(names, roster ?? []);
  const { inCanvas, inMoodle } = gradebooks(grades, options);
  return [
    ...(people.length === 0 ? [] : [`${absentWords(people)}: ${namesOf(people).join(', ')}.`]),
    ...(roster || canvas ? leftOutSentences('canvas', inCanvas.leftOutCount) : []),
    ...(roster || inMoodle.count > 0 ? leftOutSentences('moodle', inMoodle.leftOutCount) : []),
  ];
}

/** Why Moodle's file has nobody in it where there is no roster, and what to do; undefined where it has somebody. */
export function emptyMoodleSentence(grades: Grades, options: ReportOptions): string | undefined {
  if (options.roster || gradebooks(grades, options).inMoodle.count > 0) return undefined;
  return 'moodle.csv has nobody in it, for no submission is called by an e-mail address; for Moodle, give a list of the class with --roster.';
}

const leftOutSentences = (gradebook: 'canvas' | 'moodle', count: number): readonly string[] =>
  count === 0
    ? []
    : [
        `${counted(count, 'submission')} ${count === 1 ? 'is' : 'are'} not in ${gradebook}.csv; ${gradebook}-left-out.csv says why.`,
      ];

const idleSentence = ({ override: { submission, exercise }, why }: IdleOverride): string =>
  `The override for ${shownName(submission)}, ${exercise} is kept but not in force. ${why}`;
