import { exerciseSlugs } from '#exercises/catalog';
import { readArguments, UsageError, type Command } from '../command.ts';
import { toType } from '../invocation.ts';
import { say, warn } from '../terminal.ts';
import { copyFolder, makeCopy, shownPath } from '../workspace.ts';

/** Makes the learner's copies that do not exist yet. Part of every install, so it never fails one. */
export const prepare: Command = {
  usage: [
    toType('prepare'),
    '',
    'Makes your own copy of every exercise that has none yet. Existing copies are not touched. Part of npm ci in the workshop.',
    '',
    'Exit code: 0, also where a copy cannot be made: it is made when you first check it.',
  ].join('\n'),
  async run(args) {
    const { positionals } = readArguments(args, {});
    if (positionals[0] !== undefined) throw new UsageError(`"${positionals[0]}" is one argument too many.`);
    for (const slug of exerciseSlugs()) {
      try {
        if (await makeCopy(slug)) say(`Made ${shownPath(copyFolder(slug))}, your own copy of the exercise.`);
      } catch (error) {
        warn(
          `${shownPath(copyFolder(slug))} could not be made (${(error as Error).message}); it is made when you first check it.`,
        );
      }
    }
    return 0;
  },
};
