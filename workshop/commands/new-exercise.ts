import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exerciseFolder, exerciseSlugs, solutionFolder } from '#exercises/catalog';
import { onlyArgument, readArguments, UsageError, type Command } from '../command.ts';
import { makeExercise } from '../scaffold/new-exercise.ts';
import { say } from '../terminal.ts';
import { numberOf, workshopRoot } from '../workspace.ts';

/** Writes the folder of a new exercise. */
export const newExercise: Command = {
  usage: [
    'npm run new-exercise -- <number>-<name>',
    '',
    'Writes a new exercise of this workshop: manifest, starter, checks, and the test of its contract. That test says what is missing,',
    'one thing after the other, until the exercise is finished.',
    '',
    'Example: npm run new-exercise -- 11-my-slug',
    'Exit code: 0, or 2 for wrong use, such as a number that is taken.',
  ].join('\n'),
  async run(args) {
    const slug = onlyArgument(readArguments(args, {}).positionals);
    mustBeFree(slug);
    const { folder, edited } = await makeExercise(slug, workshopRoot);
    say(`Made ${folder}: a small exercise that works, but for what only you can write.`);
    say(`\nThe test of its contract leads on. Its first wish is solutions/${slug}/${edited}:`);
    say(`  npx vitest run ${folder}`);
    say('The way from there to the end: CONTRIBUTING.md');
    return 0;
  },
};

function mustBeFree(slug: string | undefined): asserts slug is string {
  if (slug === undefined) throw new UsageError('Which exercise? Give a number and a name, such as 11-my-slug.');
  if (!/^(\d\d|c[1-9]\d?)(-[a-z][a-z0-9]*)+$/.test(slug) || slug.startsWith('00') || slug.length > 40) {
    throw new UsageError(
      `"${slug}" is no name for an exercise; give two digits and words in small letters, such as 11-my-slug (c3-my-slug for a challenge).`,
    );
  }
  const number = numberOf(slug);
  const taken = exerciseSlugs().find((one) => numberOf(one) === number);
  if (taken !== undefined) {
    throw new UsageError(`There is an exercise ${number}, ${taken}; the next free number is ${nextNumber(number)}.`);
  }
  const namesake = exerciseSlugs().find((one) => nameIn(one) === nameIn(slug));
  if (namesake !== undefined)
    throw new UsageError(`There is an exercise of that name, ${namesake}; give another name.`);
  for (const folder of [exerciseFolder(slug), solutionFolder(slug)]) {
    if (!existsSync(folder)) continue;
    const shown = join(folder === solutionFolder(slug) ? 'solutions' : 'exercises', slug).replaceAll('\\', '/');
    throw new UsageError(`${shown} is there already; take it away, or give another name.`);
  }
}

const nameIn = (slug: string): string => slug.slice(slug.indexOf('-') + 1);

/** The number after the last one of the same kind. */
function nextNumber(number: string): string {
  const isChallenge = number.startsWith('c');
  const numbers = exerciseSlugs().map(numberOf);
  const same = numbers.filter((one) => one.startsWith('c') === isChallenge).map((one) => Number(one.replace('c', '')));
  const next = String(Math.max(0, ...same) + 1);
  return isChallenge ? `c${next}` : next.padStart(2, '0');
}
