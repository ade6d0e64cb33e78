// Check mistake: what is thrown where a check of an instructor's own goes wrong, and nothing is said about the app.

/** The check has to be mended. The message is one sentence, without the place, which the stack has. */
export class CheckMistake extends Error {
  /** @param where made at the place, if that is another one than this. */
  constructor(message: string, where?: Error) {
    super(message);
    this.name = 'CheckMistake';
    if (where?.stack !== undefined) this.stack = where.stack;
  }
}

/** What to say of a call that nobody awaited. */
export const notAwaited = (call: string): string => `${call} is not awaited; write await before it.`;
