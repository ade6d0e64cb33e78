// Answered question: a question of docs/questions/ with the answer that a run gave.
//
// Owns:   running the answer with the real SDK, in this process, on virtual time; the order of the choices.
//
// A1. The order does not depend on which choice is right, and is the same at every build.

import { Scenario } from '#scenario';
import { inProcessWorker } from '#worker/in-process';
import type { Question } from '../../docs/questions/define-question.ts';
import { foldersIn, readApp } from './app-folder.ts';

/** A question as pages show it. Plain data. */
export interface AnsweredQuestion {
  /** The name of its file, without ending. */
  readonly name: string;
  readonly ask: string;
  readonly choices: readonly string[];
  /** The index of the choice that is right. */
  readonly right: number;
  readonly because: string;
}

/**
 * Finds the answer of a question.
 *
 * @param root the folder to which the question's app folder is relative.
 * @throws {Error} the app cannot be loaded, a word fails, or what happened is none of the foreseen answers.
 */
export async function answerQuestion(name: string, question: Question, root: string): Promise<AnsweredQuestion> {
  const { ask, app, others, because } = question;
  const worker = inProcessWorker();
  try {
    const answer = await question.answer(Scenario.open({ app: readApp(foldersIn(app), root), worker }));
    if (answer === undefined)
      throw new Error(`docs/questions/${name}.ts: the run led to none of the foreseen answers.`);
    const choices = inOrder([answer, ...others]);
    return { name, ask, choices, right: choices.indexOf(answer), because };
  } finally {
    await worker.stop();
  }
}

/** Amounts as they grow; other texts in an order that means nothing (A1). */
export function inOrder(choices: readonly string[]): string[] {
  const rank = choices.every((choice) => amountOf(choice) !== undefined) ? amountOf : hashOf;
  return [...choices].sort((one, other) => (rank(one) ?? 0) - (rank(other) ?? 0));
}

const words = ['never', 'once', 'twice'];
const numbers = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** The amount with which a text begins, such as `Twice` or `Three times`, or the only one in it: `On day 7`. */
function amountOf(text: string): number | undefined {
  const figures = text.match(/\d+(?:\.\d+)?/g) ?? [];
  if (figures.length > 0) return figures.length === 1 ? Number(figures[0]) : undefined;
  const [first = ''] = /^\w+/.exec(text.toLowerCase()) ?? [];
  const index = Math.max(words.indexOf(first), numbers.indexOf(first));
  return index < 0 ? undefined : index;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
