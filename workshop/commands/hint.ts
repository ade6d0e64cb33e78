import { loadExercise } from '#exercises/catalog';
import { plainText } from '#exercises/text-marks';
import { onlyArgument, readArguments, type Command } from '../command.ts';
import { hintsShown, rememberHints } from '../progress.ts';
import { paint, say, wrapped } from '../terminal.ts';
import { findExercise, numberOf } from '../workspace.ts';

/** Shows one more hint each time it is called. */
export const hint: Command = {
  usage: 'npm run hint -- <exercise> [--all]\n\nShows one more hint each time; --all shows all of them.',
  async run(args) {
    const { values, positionals } = readArguments(args, { all: { type: 'boolean' } });
    const slug = findExercise(onlyArgument(positionals));
    const { hints } = await loadExercise(slug);
    const before = Math.min(await hintsShown(slug), hints.length);
    const shown = values.all ? hints.length : Math.min(before + 1, hints.length);
    const first = values.all || before === hints.length ? 0 : before;
    hints.slice(first, shown).forEach((text, index) => say(hintText(text, first + index + 1, hints.length)));
    await rememberHints(slug, shown);
    say(nextStep(numberOf(slug), shown === hints.length));
    return 0;
  },
};

function hintText(text: string, number: number, of: number): string {
  return `${paint('bold', `Hint ${number} of ${of}`)}\n${wrapped(plainText(text), '  ')}\n`;
}

function nextStep(number: string, isLast: boolean): string {
  return isLast
    ? `These are all the hints. The difference from the reference: npm run solution -- ${number}`
    : `One more: npm run hint -- ${number}`;
}
