// Course: the way through lessons and challenges, and where on it a learner is.
//
// Owns:   the rules of that, for page and command line alike.
// Never:  knows where progress is stored, and never draws. No DOM, no Node.
//
// C1. An exercise is done when every check that it has today passed at one press of Check. Whoever breaks it afterwards has
//     still done it.
// C2. A lesson is done with its exercises; one without exercises with its predictions.
// C3. Next is the first page that is neither done nor skipped.

import type { ExerciseProgress, Progress } from './progress-file.ts';
import type { CheckStatus } from './run-checks.ts';

/** An exercise, as far as the map needs it. */
export interface CourseExercise {
  /** Its folder name. */
  readonly slug: string;
  readonly title: string;
  /** The ids of its checks, in order. */
  readonly checks: readonly string[];
}

/** A lesson or a challenge. */
export interface CoursePage {
  readonly kind: 'lesson' | 'challenge';
  /** Path below the site root, such as `lessons/events`. */
  readonly page: string;
  readonly title: string;
  readonly exercises: readonly CourseExercise[];
  /** The names of its questions. */
  readonly questions: readonly string[];
}

/** Everything, in the order of the curriculum. */
export type Course = readonly CoursePage[];

/** The titles of all checks, by exercise and id. */
export type CheckTitles = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** How far something is. */
export type Stage = 'done' | 'started' | 'skipped' | 'open';

/** How far an exercise is. */
export interface ExerciseStand extends Omit<CourseExercise, 'checks'> {
  readonly stage: Stage;
  readonly passed: number;
  /** How each check ended at the best press of Check. */
  readonly checks: readonly { readonly id: string; readonly status: CheckStatus | 'open' }[];
}

/** How far a lesson or a challenge is. */
export interface PageStand extends Omit<CoursePage, 'exercises'> {
  readonly stage: Stage;
  readonly isSkipped: boolean;
  readonly isNext: boolean;
  readonly exercises: readonly ExerciseStand[];
  readonly answered: number;
}

/** Signs and words for a stage; no colour tells more than these. */
export const stageWords: Readonly<Record<Stage, { readonly sign: string; readonly word: string }>> = {
  done: { sign: '✓', word: 'Done' },
  started: { sign: '•', word: 'Started' },
  skipped: { sign: '–', word: 'Skipped' },
  open: { sign: '○', word: 'To do' },
};

/** Where a learner is on the way. */
export function standsOf(course: Course, progress: Progress): PageStand[] {
  const stands = course.map((page) => standOf(page, progress));
  const next = stands.findIndex(({ stage }) => stage !== 'done' && stage !== 'skipped');
  return stands.map((stand, at) => ({ ...stand, isNext: at === next }));
}

function standOf(page: CoursePage, progress: Progress): PageStand {
  const exercises = page.exercises.map((exercise) => exerciseStand(exercise, progress.exercises[exercise.slug] ?? {}));
  const answered = page.questions.filter((name) => progress.predictions[name] !== undefined).length;
  const isSkipped = progress.skipped.includes(page.page);
  return {
    ...page,
    exercises,
    answered,
    isSkipped,
    isNext: false,
    stage: stageOf(page, exercises, answered, isSkipped),
  };
}

function stageOf(page: CoursePage, exercises: readonly ExerciseStand[], answered: number, isSkipped: boolean): Stage {
  const isDone =
    exercises.length > 0
      ? exercises.every(({ stage }) => stage === 'done')
      : page.questions.length > 0 && answered === page.questions.length;
  if (isDone) return 'done';
  if (isSkipped) return 'skipped';
  return answered > 0 || exercises.some(({ stage }) => stage !== 'open') ? 'started' : 'open';
}

function exerciseStand({ slug, title, checks }: CourseExercise, { draft, hintsShown, marks }: ExerciseProgress) {
  const statusOf = (id: string): CheckStatus | 'open' =>
    marks?.best.checks.find((mark) => mark.id === id)?.status ?? 'open';
  const marked = checks.map((id) => ({ id, status: statusOf(id) }));
  const passed = marked.filter(({ status }) => status === 'pass').length;
  const hasText = draft !== undefined && (Object.keys(draft.files).length > 0 || (draft.asides ?? []).length > 0);
  const isStarted = hasText || (hintsShown ?? 0) > 0 || marks !== undefined;
  const stage: Stage = passed === checks.length ? 'done' : isStarted ? 'started' : 'open';
  return { slug, title, stage, passed, checks: marked };
}

/** The whole way, counted. */
export interface CourseTotals {
  readonly done: number;
  /** Without what is skipped. */
  readonly pages: number;
  readonly skipped: number;
  readonly passed: number;
  readonly checks: number;
  readonly answered: number;
  readonly questions: number;
}

/** Counts the whole way. */
export function totalsOf(stands: readonly PageStand[]): CourseTotals {
  const sum = (count: (stand: PageStand) => number): number => stands.reduce((all, stand) => all + count(stand), 0);
  const inExercises = (count: (exercise: ExerciseStand) => number): number =>
    sum(({ exercises }) => exercises.reduce((all, exercise) => all + count(exercise), 0));
  const skipped = sum(({ stage }) => (stage === 'skipped' ? 1 : 0));
  return {
    done: sum(({ stage }) => (stage === 'done' ? 1 : 0)),
    pages: stands.length - skipped,
    skipped,
    passed: inExercises(({ passed }) => passed),
    checks: inExercises(({ checks }) => checks.length),
    answered: sum(({ answered }) => answered),
    questions: sum(({ questions }) => questions.length),
  };
}
