// New exercise: an author begins one, and the test of its contract leads on. In a copy of the workshop, for it becomes an
// exercise like the others.

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { exerciseSlugs } from '#exercises/catalog';
import { Resident } from '../resident.ts';
import { workshopRoot } from '../workspace.ts';
import { makeExercise } from './new-exercise.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const slug = '21-good-day';
const edited = 'src/functions/good-day-orchestrator.ts';
const exercise = `exercises/${slug}`;
const solution = `solutions/${slug}/${edited}`;

let root: string;
let author: Resident;

beforeAll(async () => {
  author = await Resident.arrive();
  root = await mkdtemp(join(tmpdir(), 'workshop-'));
  const own = (await readdir(join(workshopRoot, 'exercises'))).filter((name) => name.endsWith('.ts'));
  const model = ['exercises/01-chaining', 'solutions/01-chaining'];
  const needed = ['package.json', 'package-lock.json', 'workshop', 'tests/contract', 'exercises/template', ...model];
  for (const path of [...needed, ...own.map((name) => `exercises/${name}`)]) {
    await cp(join(workshopRoot, path), join(root, path), { recursive: true });
  }
  for (const name of ['node_modules', 'simulator'])
    await symlink(join(workshopRoot, name), join(root, name), 'junction');
  await makeExercise(slug, root);
});
afterAll(async () => {
  await author.leave();
  await rm(root, { recursive: true });
});

/** Runs the test of the contract. What it says first, and whether it is green. */
async function contract(): Promise<{ readonly green: boolean; readonly says: string }> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_|TEST$|TINYPOOL)/.test(name));
  const settings = { cwd: root, env: { ...Object.fromEntries(own), NO_COLOR: '1' } };
  const args = [vitest, 'run', '--reporter=json', exercise];
  const { stdout } = await promisify(execFile)(process.execPath, args, settings).catch(
    (error: { stdout: string }) => error,
  );
  const { success, testResults } = JSON.parse(stdout) as {
    readonly success: boolean;
    readonly testResults: readonly { readonly assertionResults: readonly { readonly failureMessages: string[] }[] }[];
  };
  const failures = testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap((one) => one.failureMessages),
  );
  return { green: success, says: (failures[0] ?? '').split('\n')[0] ?? '' };
}

/** The exercises of the copy that a class gets where `--exercises` says this, and those that are left out. */
async function meant(text?: string): Promise<unknown> {
  const asked = `import { register } from 'tsx/esm/api';
    import { registerExerciseModules } from './workshop/exercise-modules.js';
    register({ tsconfig: false });
    registerExerciseModules();
    const { exercisesMeant } = await import('./workshop/grade/unfinished.ts');
    console.log(JSON.stringify(await exercisesMeant(${JSON.stringify(text)})));`;
  await write('ask.mjs', asked);
  const { stdout } = await promisify(execFile)(process.execPath, ['ask.mjs'], { cwd: root });
  return JSON.parse(stdout);
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

const orchestrator = (body: string): string =>
  `import * as df from 'durable-functions';\n\ndf.app.orchestration('GoodDayOrchestrator', function* (context) {\n${body}\n});\n`;

const greeted = `yield context.df.callActivity('Greet', context.df.getInput())`;

async function writeMistake(name: string, body: string, fails: readonly string[]): Promise<void> {
  const mistake = `import { defineMistake } from '../../../define-exercise.ts';\n\nexport default defineMistake(${JSON.stringify({ fails, why: name })});\n`;
  await write(`${exercise}/mistakes/${name}/${edited}`, orchestrator(body));
  await write(`${exercise}/mistakes/${name}/mistake.ts`, mistake);
}

test('who asks for a hint before there is one is told so', async () => {
  const args = [join(root, 'workshop/bin.js'), 'hint', '21'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });

  expect(stdout).toBe(`${slug} has no hints yet; write them into ${exercise}/exercise.ts.\n`);
});

test('the first thing that the author is told is that there is no solution, and where it goes', async () => {
  expect(await contract()).toEqual({
    green: false,
    says:
      `AssertionError: There is no solution yet: copy ${exercise}/starter/${edited} to ${solution} and finish it there. ` +
      'A solution holds only the files that the learner edits.',
  });
});

test('until it is finished, only who names it has it in a class or in grades', async () => {
  const made = join(root, 'class');
  const args = [join(root, 'workshop/bin.js'), 'new-class', made];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: root });

  expect(stderr).toBe(`Not finished, so left out: ${slug}. Name it in --exercises to have it all the same.\n`);
  expect(stdout).toMatch(/^Made class: a class of 01-chaining\.\n/);
  expect(await readdir(join(made, 'exercises'))).toEqual(['01-chaining']);
  expect(await meant('21')).toEqual({ slugs: [slug], unfinished: [] });
});

test('whoever writes what is asked for has a green test in the end', async () => {
  await write(solution, orchestrator(`  return ${greeted};`));
  const manifest = await readFile(join(root, exercise, 'exercise.ts'), 'utf8');
  await write(
    `${exercise}/exercise.ts`,
    manifest.replace(`['', '', '']`, `['Who calls?', 'Yield it.', 'And return.']`),
  );
  await write(
    `${exercise}/alternatives/in-two-lines/${edited}`,
    orchestrator(`  const text = ${greeted};\n  return text;`),
  );
  await write(
    `${exercise}/alternatives/with-a-log/${edited}`,
    orchestrator(`  context.log('hello');\n  return ${greeted};`),
  );
  await writeMistake('nothing-returned', `  ${greeted};`, ['returns-the-greeting']);
  await writeMistake('called-twice', `  ${greeted};\n  return ${greeted};`, ['calls-the-activity']);
  await writeMistake('no-activity', `  yield* [];\n  return 'Hello';`, ['calls-the-activity', 'returns-the-greeting']);
  await writeMistake('no-input', `  return yield context.df.callActivity('Greet');`, ['calls-the-activity']);

  expect(await contract()).toEqual({ green: true, says: '' });
  expect(await meant()).toEqual({ slugs: ['01-chaining', slug], unfinished: [] });
});

test('a number that is taken is refused with the next one that is free', async () => {
  const last = exerciseSlugs().filter((one) => /^\d/.test(one)).length;

  const { code, stderr } = await author.types('new-exercise', '04-again');

  expect(code).toBe(2);
  expect(stderr).toBe(
    `There is an exercise 04, 04-approval-orchestrator; the next free number is ${last + 1}.\nSee npm run new-exercise -- --help\n`,
  );
});
