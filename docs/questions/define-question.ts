// Question: what one file in docs/questions/ asks, and how its answer is found.
//
// Owns:   the shape of a question. The file's name is its name on pages: `<Predict name="…" />`.
//
// Q1. The right answer is what a run shows, and is computed at every build. So it cannot go stale, and it is never a constant.
// Q2. Every other answer is what somebody could believe who has read the lesson so far.

import type { Scenario } from '#scenario';

/** A question that readers answer before they see what happens. */
export interface Question {
  /** The lesson page's file name without extension, such as `events`. */
  readonly lesson: string;
  /** One or two sentences, the question last (Markdown inline code allowed). */
  readonly ask: string;
  /** The app's folder, relative to the root; or several, with blanks between them, of which the later overlay the earlier. */
  readonly app: string;
  /** The wrong answers (Q2). */
  readonly others: readonly [string, string, ...string[]];
  /** Why the right answer is right (Markdown inline code allowed). */
  readonly because: string;
  /** Runs the app on virtual time and says what happened (Q1); undefined when what happened is none of the foreseen. */
  answer(scenario: Scenario): Promise<string | undefined>;
}

/** Declares a question; the default export of `docs/questions/<name>.ts`. */
export function defineQuestion(question: Question): Question {
  return question;
}
