import { exerciseSlugs } from '#exercises/catalog';
import { readArguments, type Command } from '../command.ts';
import { say, warn } from '../terminal.ts';
import { copyFolder, makeCopy, shownPath } from '../workspace.ts';

/** Makes the learner's copies that do not exist yet. Part of every install, so it never fails one. */
export const prepare: Command = {
  usage: 'npm run prepare\n\nMakes your own copy of every exercise that has none yet. Existing copies are not touched.',
  async run(args) {
    readArguments(args, {});
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
