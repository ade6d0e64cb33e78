// Course stand: how far a learner is on the way through the exercises.
//
// Owns:   the course as the command line knows it: lessons and their exercises. Questions are asked in pages alone.
// Never:  judges or prints.

import { exerciseSlugs, loadExercise } from '#exercises/catalog';
import { standsOf, type Course, type CoursePage, type ExerciseStand, type Stage } from '#exercises/course';
import type { Exercise } from '#exercises/define-exercise';
import { challenges, lessonPage, lessons, type LessonPage } from '#exercises/lessons';
import { textHash, type ExerciseProgress, type Marks } from '#exercises/progress-file';
import { ownText, textOfApp } from './own-text.ts';
import { readProgress } from './progress.ts';

/** How far one exercise is. Points are `null` where nothing was checked. */
export interface ExerciseRow {
  /** The full slug. */
  readonly exercise: string;
  readonly title: string;
  readonly stage: Exclude<Stage, 'skipped'>;
  readonly isNext: boolean;
  /** How many checks passed at the best check run. */
  readonly passed: number;
  readonly checks: number;
  readonly best: number | null;
  readonly last: number | null;
  readonly maxPoints: number;
  /** The copy is another than the one that was checked last. */
  readonly isEdited: boolean;
  readonly hintsShown: number;
  readonly hints: number;
}

/** How far one lesson or challenge is. */
export interface LessonRow {
  /** Path below the site root, such as `lessons/events`. */
  readonly page: string;
  readonly title: string;
  readonly isSkipped: boolean;
  readonly exercises: readonly ExerciseRow[];
}

/** The manifests, by slug. */
export type Manifests = ReadonlyMap<string, Exercise>;

/** Every lesson and challenge in order, and how far the learner is; the first exercise that is open and not skipped is next. */
export async function readRows(manifests?: Manifests): Promise<readonly LessonRow[]> {
  const exercises = manifests ?? (await readManifests());
  const progress = await readProgress();
  const stands = standsOf(courseOf(exercises), progress);
  const next = stands.find((stand) => !stand.isSkipped && stand.exercises.some(isOpen))?.exercises.find(isOpen);
  return Promise.all(
    stands.map(async ({ page, title, isSkipped, exercises: inPage }) => ({
      page,
      title,
      isSkipped,
      exercises: await Promise.all(
        inPage.map((stand) => rowOf(stand, exercises, progress.exercises[stand.slug] ?? {}, stand === next)),
      ),
    })),
  );
}

const isOpen = ({ stage }: ExerciseStand): boolean => stage !== 'done';

/** All manifests. */
export async function readManifests(): Promise<Manifests> {
  return new Map(await Promise.all(exerciseSlugs().map(async (slug) => [slug, await loadExercise(slug)] as const)));
}

/** The lessons and challenges with their exercises; what no lesson leads to comes last, as a page without an address. */
export function courseOf(manifests: Manifests): Course {
  const asPage =
    (kind: CoursePage['kind']) =>
    ({ page, title }: LessonPage): CoursePage => ({
      kind,
      page,
      title,
      exercises: [...manifests]
        .filter(([, { lesson }]) => (lessonPage(lesson)?.page ?? '') === page)
        .map(([slug, { title: name, checks }]) => ({ slug, title: name, checks: checks.map(({ id }) => id) })),
      questions: [],
    });
  const pageless = asPage('lesson')({ page: '', title: 'Without a lesson' });
  return [
    ...lessons.map(asPage('lesson')),
    ...challenges.map(asPage('challenge')),
    ...(pageless.exercises.length > 0 ? [pageless] : []),
  ];
}

async function rowOf(
  { slug, title, stage, passed, checks }: ExerciseStand,
  manifests: Manifests,
  { marks, hintsShown = 0 }: ExerciseProgress,
  isNext: boolean,
): Promise<ExerciseRow> {
  const exercise = manifests.get(slug);
  const all = exercise?.checks ?? [];
  const pointsIn = (one: Marks | undefined): number | null =>
    one
      ? one.checks.reduce((sum, { id, points }) => (all.some((check) => check.id === id) ? sum + points : sum), 0)
      : null;
  return {
    exercise: slug,
    title,
    stage: stage === 'skipped' ? 'open' : stage,
    isNext,
    passed,
    checks: checks.length,
    best: pointsIn(marks?.best),
    last: pointsIn(marks?.last),
    maxPoints: all.reduce((sum, { points }) => sum + points, 0),
    isEdited: marks !== undefined && textHash(textOfApp(await ownText(slug))) !== marks.last.text,
    hintsShown: Math.min(hintsShown, exercise?.hints.length ?? 0),
    hints: exercise?.hints.length ?? 0,
  };
}
