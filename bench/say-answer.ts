// Say answer: what the commands of this room do with what they come to.

import { UsageError } from '../workshop/command.ts';

/** Prints an answer; where it was asked for wrongly, the sentence and the usage, with exit code 2. */
export async function sayAnswer(answer: () => Promise<string>, usage: string): Promise<void> {
  try {
    process.stdout.write(`${await answer()}\n`);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}\n`);
    process.exitCode = 2;
  }
}
