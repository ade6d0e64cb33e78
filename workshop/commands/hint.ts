import { loadExercise } from '#exercises/catalog';
import { plainText } from '#exercises/text-marks';
import { onlyArgument, readArguments, type Command } from '../command.ts';
import { classEdition } from '../edition.ts';
import { toType } from '../invocation.ts';
import { hintsShown, rememberHints } from '../progress.ts';
import { paint, say, wrapped } from '../terminal.ts';
import { findExercise, numberOf } from '../workspace.ts';

/** Shows one more hint each time it is called. */
export const hint: Command = {
  usage: [
    toType('hint', '<exercise> [--all] [--json]'),
    '',
    'Shows one more hint of the exercise (4, 04, its name or its folder) each time, from gentle to nearly there; after the last one,',
    'all of them. Which ones were shown is remembered, until you reset the exercise.',
    '  --all   shows all of them',
    '  --json  writes one JSON value to standard output and nothing else (call npm with --silent)',
    '',
    `Example: ${toType('hint', '04')}`,
    'Exit code: 0, or 2 for wrong use.',
  ].join('\n'),
  async run(args) {
    const { values, positionals } = readArguments(args, {
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    });
    const slug = findExercise(onlyArgument(positionals));
    const hints = (await loadExercise(slug)).hints.filter((text) => text !== '');
    const before = Math.min(await hintsShown(slug), hints.length);
    const shown = values.all ? hints.length : Math.min(before + 1, hints.length);
    const first = values.all || before === hints.length ? 0 : before;
    const now = hints.slice(first, shown).map((text, index) => ({ number: first + index + 1, text }));
    await rememberHints(slug, shown);
    if (values.json) say(JSON.stringify({ exercise: slug, hintsShown: shown, hintCount: hints.length, hints: now }));
    else if (hints.length === 0) say(`${slug} has no hints yet; write them into exercises/${slug}/exercise.ts.`);
    else tell(now, slug, hints.length);
    return 0;
  },
};

function tell(hints: readonly { number: number; text: string }[], slug: string, of: number): void {
  hints.forEach(({ number, text }) => say(hintText(text, number, of)));
  say(nextStep(numberOf(slug), hints.at(-1)?.number === of));
}

function hintText(text: string, number: number, of: number): string {
  return `${paint('bold', `Hint ${number} of ${of}`)}\n${wrapped(plainText(text), '  ')}\n`;
}

function nextStep(number: string, isLast: boolean): string {
  if (!isLast) return `One more: ${toType('hint', number)}`;
  if (classEdition) return 'These are all the hints. Your instructor has more.';
  return `These are all the hints. The difference from the reference: ${toType('solution', number)}`;
}
