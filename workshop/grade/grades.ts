// Grades: what grading a class brings, as plain data. `grades.json` is this, and every other report is made from it.
//
// Owns:   the shape of the result, and how it is ordered.
// Never:  reads, runs or writes anything.
//
// G1. The same submissions bring the same grades, in the same order, whatever the number of jobs: only times differ, and all
//     of them are members whose names end in `Ms`.
// G2. Every submission has a row for every exercise that is graded, also when it does not hold the exercise.
// G3. Texts that come from a submission (names, paths, messages) are data here; each report writes them in its own way.

import type { CheckResult } from '#exercises/run-checks';

/** What is known of one exercise before anything is graded. */
export interface GradedExercise {
  /** The folder's name, such as `04-approval-orchestrator`. */
  readonly slug: string;
  readonly title: string;
  readonly maxPoints: number;
  readonly checks: readonly GradedCheck[];
}

/** One check of an exercise. */
export interface GradedCheck {
  readonly id: string;
  readonly title: string;
  readonly maxPoints: number;
  /** It comes from the instructor's folder of further checks; learners have not seen it. */
  readonly hidden?: boolean;
}

/**
 * How a submission did in one exercise.
 *
 * - `passed`: every check passed; `failed`: at least one did not.
 * - `missing`: the submission does not hold the exercise.
 * - `refused`: it was not run, or it was ended by a limit; `problem` says why.
 */
export type ExerciseOutcome = 'passed' | 'failed' | 'missing' | 'refused';

/** One exercise of one submission. */
export interface ExerciseGrade {
  readonly slug: string;
  readonly outcome: ExerciseOutcome;
  readonly points: number;
  readonly maxPoints: number;
  /** Where in the submission it was found, with `/`; `.` is the submission itself. Absent where it is missing. */
  readonly folder?: string;
  /** What was passed over that may have been meant for it, as in the submission's own list: other copies of it, links in it. Absent where nothing was. */
  readonly passedOver?: readonly string[];
  /** All of its sources are as they were handed out. Absent where something was written. */
  readonly untouched?: boolean;
  /** One sentence; of what is `missing` or `refused`. */
  readonly problem?: string;
  /** In the exercise's order, each check once. Where nothing ran, none. */
  readonly checks: readonly CheckResult[];
  /** What is wrong in Azure although checks may pass, each once: what the host noticed, and why the app would not run there. */
  readonly notices: readonly string[];
  /** What the instructor decided in place of what the checks brought; `points` has it already. */
  readonly override?: GradeOverride;
  /** Real time, in milliseconds. */
  readonly durationMs: number;
}

/** Points that an instructor gave by hand. */
export interface GradeOverride {
  /** The points that the checks brought. */
  readonly was: number;
  readonly reason: string;
}

/** One learner's submission. */
export interface SubmissionGrade {
  /** The name of the folder, or of the zip without `.zip`. Unique in a batch. */
  readonly name: string;
  readonly points: number;
  readonly maxPoints: number;
  /** One sentence, if the submission as a whole could not be used; every exercise is `refused` or `missing` then. */
  readonly problem?: string;
  /** What was passed over in it, each one sentence: symbolic links, its own `node_modules`, another copy of an exercise, a file that an app does not load. */
  readonly passedOver: readonly string[];
  /** In the order of {@link Grades.exercises}. */
  readonly exercises: readonly ExerciseGrade[];
  /** Real time, in milliseconds. */
  readonly durationMs: number;
}

/** A whole class. */
export interface Grades {
  readonly format: 'durable-functions-workshop-grades';
  readonly version: 1;
  /** The version of the workshop that graded. */
  readonly workshop: string;
  readonly exercises: readonly GradedExercise[];
  /** In the order of their names (code units). */
  readonly submissions: readonly SubmissionGrade[];
  /** What submissions were kept in, for people: one sentence each. */
  readonly containment: readonly string[];
}

/** What a submission reached, from what its exercises reached. */
export function sumOf(exercises: readonly ExerciseGrade[]): { readonly points: number; readonly maxPoints: number } {
  return {
    points: exercises.reduce((sum, { points }) => sum + points, 0),
    maxPoints: exercises.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
  };
}

/** The grade of an exercise of which nothing ran. */
export function ungraded(
  { slug, maxPoints }: Pick<GradedExercise, 'slug' | 'maxPoints'>,
  outcome: 'missing' | 'refused',
  problem: string,
): ExerciseGrade {
  return { slug, outcome, points: 0, maxPoints, problem, checks: [], notices: [], durationMs: 0 };
}
