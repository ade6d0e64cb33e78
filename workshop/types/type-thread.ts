// Type thread: answers one question after the other with the compiler (find-type-problems.ts).

import { parentPort } from 'node:worker_threads';
import type { TypeAnswer, TypeQuestion } from './type-check.ts';
import { loadCompiler, TypeProblems } from './find-type-problems.ts';

const problems = begin();

function begin(): TypeProblems | undefined {
  try {
    return new TypeProblems(loadCompiler());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    return undefined;
  }
}

parentPort?.on('message', ({ id, app }: TypeQuestion) => {
  const answer: TypeAnswer = problems ? { id, problems: problems.find(app) } : { id };
  parentPort?.postMessage(answer);
});
