// Exercise: what one folder under exercises/ declares about itself, and the one form in which checks report.
//
// Owns:   the shape of a manifest (exercise.ts) and of a mistake (mistake.ts).
// Never:  names an exercise. The folder name is the key and is not typed inside a file.
//
// X1. A check is data plus one function over a scenario; it never sees the learner's module.
// X2. Ids are unique in an exercise, kebab-case, and never reused for another meaning.
// X3. A hint never contains a line of the solution.

import type { Scenario } from '#scenario';

/** The hint of a check: one text for every failure, or others where the reason has words that tell more. Plain data. */
export type CheckHint = string | HintByReason;

/** A hint that depends on what happened. */
export interface HintByReason {
  readonly usual: string;
  /** The first whose words stand in the reason of the failure is shown in place of the usual one. */
  readonly when: readonly { readonly words: string; readonly hint: string }[];
}

/** One sentence of the exercise's contract, and the story that shows whether it holds. */
export interface Check {
  /** Kebab-case; unique within the exercise. */
  readonly id: string;
  /** The sentence that learners read, in the page and in reports. */
  readonly title: string;
  readonly points: number;
  /** Shown with a failure: where to look, never the code. */
  readonly hint?: CheckHint;
  /**
   * Runs the story on a fresh task hub with the app loaded into a fresh scope.
   *
   * @throws {CheckFailure} the app does not do what the sentence says.
   */
  run(scenario: Scenario): Promise<void>;
}

/** A request that the playground's HTTP console offers ready to send. */
export interface ReadyRequest {
  /** The label of the button, such as `Start` or `Raise: approve`. */
  readonly label: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path and query, such as `/runtime/webhooks/durabletask/orchestrators/ApprovalOrchestrator/order-1`. */
  readonly path: string;
  /** Sent as JSON when present. */
  readonly body?: unknown;
}

/** A file of the app, in the order of the editor's tabs. */
export interface ExerciseFile {
  /** Relative to the app folder, such as `src/functions/approval-orchestrator.ts`. */
  readonly path: string;
  /** `edit`: the learner works here; `given`: complete, may be read and changed. */
  readonly role: 'edit' | 'given';
}

/** The manifest of an exercise. */
export interface Exercise {
  readonly title: string;
  /** The lesson page's file name without extension, such as `events`; empty while no lesson leads to the exercise. */
  readonly lesson: string;
  /** What the learner has to do, one sentence per element (Markdown inline code allowed). */
  readonly task: readonly [string, ...string[]];
  readonly files: readonly [ExerciseFile, ...ExerciseFile[]];
  /** From gentle to nearly there; revealed one by one. */
  readonly hints: readonly [string, ...string[]];
  /** Functions that the playground and the local checks put beside the app (source text by path). */
  readonly beside?: Readonly<Record<string, string>>;
  /** What the HTTP console offers, in this order. */
  readonly requests: readonly [ReadyRequest, ...ReadyRequest[]];
  /** Sent, in order, when the learner presses Run. */
  readonly onRun: readonly ReadyRequest[];
  readonly checks: readonly [Check, ...Check[]];
}

/** A plausible wrong app, kept to prove that the checks are sharp. */
export interface Mistake {
  /** Exactly these checks fail; the first is the headline. */
  readonly fails: readonly [string, ...string[]];
  /** What the author of this app misunderstood, one sentence. */
  readonly why: string;
}

/** Declares an exercise; the default export of `exercises/NN-slug/exercise.ts`. */
export function defineExercise(exercise: Exercise): Exercise {
  return exercise;
}

/** Declares a mistake; the default export of `exercises/NN-slug/mistakes/<slug>/mistake.ts`. */
export function defineMistake(mistake: Mistake): Mistake {
  return mistake;
}
