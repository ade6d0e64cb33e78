import { onlyArgument, readArguments, type Command } from '../command.ts';
import { toType } from '../invocation.ts';
import { rememberHints } from '../progress.ts';
import { say } from '../terminal.ts';
import { copyFolder, findExercise, isUntouched, makeCopy, setCopyAside, shownPath } from '../workspace.ts';

/** Makes the learner's copy of an exercise anew; the old one is moved to a backup. */
export const reset: Command = {
  usage: [
    toType('reset', '<exercise>'),
    '',
    'Makes your copy of the exercise anew, and counts its hints from the first again.',
    'Your work is not lost: it is moved to .backups in the folder of the exercise, and the command says where. Marks stay.',
    '',
    `Example: ${toType('reset', '04')}`,
    'Exit code: 0, or 2 for wrong use.',
  ].join('\n'),
  async run(args) {
    const slug = findExercise(onlyArgument(readArguments(args, {}).positionals));
    await rememberHints(slug, 0);
    if (await isUntouched(slug)) {
      say(`${shownPath(copyFolder(slug))} is the starter already.`);
      return 0;
    }
    const backup = await setCopyAside(slug, new Date());
    await makeCopy(slug);
    say(`${shownPath(copyFolder(slug))} is the starter again.`);
    if (backup !== undefined) say(`Your work was moved to ${shownPath(backup)}.`);
    return 0;
  },
};
