// Overrides: points that the instructor gave by hand, as a file that outlives every run.
//
// Owns:   the form of `overrides.json`, and what an override does to grades.
// Never:  reads or writes a file.
//
// V1. An override replaces the points of one exercise of one submission. What the checks brought stays beside it.
// V2. None is ever lost. One that has nothing to do (its submission is gone, say) stays in the file, and is told.
// V3. The text is in the order of submissions, then exercises, so that the same overrides are the same bytes.

import { UsageError } from '../../command.ts';
import { sumOf } from '../grades.ts';
import type { ExerciseGrade, GradedExercise, Grades, SubmissionGrade } from '../grades.ts';
import { rounded } from './words.ts';

/** Points by hand, and why. */
export interface Override {
  /** The name of the submission. */
  readonly submission: string;
  /** The slug of the exercise. */
  readonly exercise: string;
  readonly points: number;
  readonly reason: string;
}

/** An override that was not applied (V2), and one sentence that says why. */
export interface IdleOverride {
  readonly override: Override;
  readonly why: string;
}

/** Grades with the instructor's points in them. */
export interface OverriddenGrades {
  readonly grades: Grades;
  readonly idle: readonly IdleOverride[];
}

/** What the file calls itself. */
export const OVERRIDES_FORMAT = 'durable-functions-workshop-overrides';

/** The text of `overrides.json` (V3). */
export function overridesText(overrides: readonly Override[]): string {
  const inOrder = [...overrides].sort((a, b) => compare(a.submission, b.submission) || compare(a.exercise, b.exercise));
  const members = inOrder.map(({ submission, exercise, points, reason }) => ({ submission, exercise, points, reason }));
  return `${JSON.stringify({ format: OVERRIDES_FORMAT, version: 1, overrides: members }, null, 2)}\n`;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * Reads what {@link overridesText} or the instructor's page wrote.
 *
 * @param source names the file in the message.
 * @throws {UsageError} it is no such file, or an entry in it makes no sense.
 */
export function readOverrides(text: string, source = 'overrides.json'): readonly Override[] {
  const file = parsedJson(text, source);
  if (!isRecord(file) || file['format'] !== OVERRIDES_FORMAT || !Array.isArray(file['overrides'])) {
    throw new UsageError(`${source} holds no overrides; Save overrides in index.html writes such a file.`);
  }
  if (file['version'] !== 1) throw new UsageError(`${source} was written by a newer version of the workshop.`);
  const overrides = file['overrides'].map((entry: unknown, index) =>
    readOverride(entry, `${source}, entry ${index + 1}`),
  );
  const keys = overrides.map(keyOf);
  const second = overrides.find((override, index) => keys.indexOf(keyOf(override)) !== index);
  if (second) throw new UsageError(`${source} has two overrides for ${second.submission}, ${second.exercise}.`);
  return overrides;
}

function parsedJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${source} is not JSON: ${(error as Error).message}`);
  }
}

function readOverride(entry: unknown, where: string): Override {
  const { submission, exercise, points, reason } = isRecord(entry) ? entry : {};
  if (typeof submission !== 'string' || typeof exercise !== 'string') {
    throw new UsageError(`${where}: "submission" and "exercise" have to be texts.`);
  }
  if (typeof points !== 'number' || !(points >= 0)) {
    throw new UsageError(`${where}: "points" has to be a number, 0 or more.`);
  }
  if (typeof reason !== 'string' || reason.trim() === '') {
    throw new UsageError(`${where}: "reason" has to say why.`);
  }
  return { submission, exercise, points, reason };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const keyOf = ({ submission, exercise }: Pick<Override, 'submission' | 'exercise'>): string =>
  JSON.stringify([submission, exercise]);

/** The grades with the overrides in them (V1), and the overrides that have nothing to do (V2). */
export function applyOverrides(grades: Grades, overrides: readonly Override[]): OverriddenGrades {
  const idle = overrides.flatMap((override) => {
    const why = whyIdle(grades, override);
    return why === undefined ? [] : [{ override, why }];
  });
  const atWork = overrides.filter((override) => !idle.some((one) => one.override === override));
  const byKey = new Map(atWork.map((override) => [keyOf(override), override]));
  const submissions = grades.submissions.map((submission) => overridden(submission, byKey));
  return { grades: { ...grades, submissions }, idle };
}

function whyIdle({ submissions, exercises }: Grades, override: Override): string | undefined {
  const exercise = exercises.find(({ slug }) => slug === override.exercise);
  if (!submissions.some(({ name }) => name === override.submission)) return 'There is no submission of this name.';
  if (!exercise) return 'This exercise was not graded.';
  return isTooMuch(override, exercise) ? `The exercise has ${exercise.maxPoints} points only.` : undefined;
}

const isTooMuch = ({ points }: Override, { maxPoints }: GradedExercise): boolean => points > maxPoints;

function overridden(submission: SubmissionGrade, byKey: ReadonlyMap<string, Override>): SubmissionGrade {
  const exercises = submission.exercises.map((grade): ExerciseGrade => {
    const override = byKey.get(keyOf({ submission: submission.name, exercise: grade.slug }));
    if (!override) return grade;
    return { ...grade, points: override.points, override: { was: grade.points, reason: override.reason } };
  });
  return { ...submission, exercises, points: rounded(sumOf(exercises).points) };
}
