import { basename, resolve } from 'node:path';
import { onlyArgument, readArguments, UsageError, type Command } from '../command.ts';
import { makeClassRepository } from '../class/class-repository.ts';
import type { ClassPlan } from '../class/class-files.ts';
import { exercisesMeant, unfinishedSentence, type MeantExercises } from '../grade/unfinished.ts';
import { namesInNewFolder } from '../new-folder.ts';
import { say, warn } from '../terminal.ts';
import { shownPath } from '../workspace.ts';

/** Writes a repository for the learners of a class. */
export const newClass: Command = {
  usage: [
    'npm run new-class -- <folder> [options]',
    '',
    'Writes a repository for the learners of a class: the exercises without solutions, mistakes and alternatives, the commands, a',
    'workflow that checks them at every push, a dev container and settings of the editor. It needs no network. Make it a repository,',
    'push it, and give it out as a template.',
    '',
    '  --exercises 04,c1   the exercises of the class; all that are finished unless given',
    '  --name <text>       what the class is called; the name of the folder unless given',
    '  --site <address>    where you host the lessons for the class; README files link there',
    '',
    'Example: npm run new-class -- ../durable-lab --exercises 01,04 --name "Durable Lab"',
    'Exit code: 0, or 2 for wrong use, such as a folder that holds something.',
  ].join('\n'),
  async run(args) {
    const { folder, plan, unfinished } = await readWish(args);
    if (unfinished.length > 0) warn(unfinishedSentence(unfinished));
    await makeClassRepository(plan, folder);
    tell(folder, plan);
    return 0;
  },
};

/** What somebody asked for. */
interface Wish extends Pick<MeantExercises, 'unfinished'> {
  /** Absolute. */
  readonly folder: string;
  readonly plan: ClassPlan;
}

async function readWish(args: readonly string[]): Promise<Wish> {
  const { values, positionals } = readArguments(args, {
    exercises: { type: 'string' },
    name: { type: 'string' },
    site: { type: 'string' },
  });
  const named = onlyArgument(positionals);
  if (named === undefined) throw new UsageError('Which folder? Give one that is empty or not there yet.');
  const folder = resolve(process.env['INIT_CWD'] ?? '.', named);
  const { slugs, unfinished } = await exercisesMeant(values.exercises);
  const plan = {
    name: nameOf(values.name ?? basename(folder)),
    slugs,
    ...(values.site !== undefined && { site: siteOf(values.site) }),
  };
  await mustBeEmpty(folder);
  return { folder, plan, unfinished };
}

/** A repository that has no files yet is empty as well. */
async function mustBeEmpty(folder: string): Promise<void> {
  const instead = 'give a folder that is empty or not there yet';
  const names = await namesInNewFolder(folder, instead);
  if (names.some((name) => name !== '.git')) throw new UsageError(`${shownPath(folder)} is not empty; ${instead}.`);
}

function nameOf(text: string): string {
  const name = text.trim();
  if (!/^[^\p{Cc}<>|[\]`]{1,80}$/u.test(name)) {
    throw new UsageError(`--name "${text}" is no name; give up to 80 letters, digits, blanks and simple signs.`);
  }
  return name;
}

function siteOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new UsageError(`--site ${text} is no address; give one such as https://example.org/workshop/.`);
  }
  return new URL(text).href.replace(/\/?$/, '/');
}

function tell(folder: string, { slugs }: ClassPlan): void {
  const where = shownPath(folder);
  say(`Made ${where}: a class of ${slugs.join(', ')}.`);
  if (slugs.includes('04-approval-orchestrator') && slugs.includes('10-write-the-test')) {
    say('Exercise 10 hands its learners an app that is right, which is the app that exercise 04 asks for.');
  }
  say(`\nTry it as a learner, in ${where}: npm ci, then npm run check`);
  say('How to give it out and to take submissions in: docs/instructors/class-repository.md');
}
