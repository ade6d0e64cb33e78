import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { appSources } from '#exercises/catalog';
import { UsageError } from '../command.ts';
import { grade } from '../commands/grade.ts';
import { ClassFolder } from './class-folder.ts';
import type { Grades } from './grades.ts';
import { heard } from './heard.ts';

vi.setConfig({ testTimeout: 120_000 }); // a class, in processes of its own

const approval = '04-approval-orchestrator';
const callback = '05-callback-client';

let folder: ClassFolder;
let out: string;
let said: () => string;

beforeEach(async () => {
  folder = await ClassFolder.make();
  out = folder.beside('grades');
  said = heard();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await folder.leave();
});

const run = (...options: string[]): Promise<number> => grade.run([folder.path, '--out', out, ...options]);

const grades = async (at = out): Promise<Grades> =>
  JSON.parse(await readFile(join(at, 'grades.json'), 'utf8')) as Grades;

/** As text, without the times. */
const timeless = (all: Grades): string =>
  JSON.stringify(all, (key, value: unknown) => (key.endsWith('Ms') ? 0 : value), 1);

async function pointsByName(): Promise<Record<string, number>> {
  return Object.fromEntries((await grades()).submissions.map(({ name, points }) => [name, points]));
}

/** Four learners: one is right, one has not begun, one packed two exercises somewhere deep, one tries to end the grader. */
async function classOfFour(): Promise<void> {
  await folder.handsIn('ada', approval, 'solution');
  await folder.handsIn('bob', approval, 'starter');
  const deep = { ...packed('my work/a', approval), ...packed('my work/b', callback) };
  await folder.puts('cleo.zip', zipSync(deep));
  await folder.handsIn('dan', approval, 'solution', {
    'src/functions/evil.ts': `globalThis.process.kill(globalThis.process.ppid, 'SIGKILL');`,
  });
}

/** A solved exercise as entries of a zip; its package.json says which one it is. */
function packed(place: string, slug: string): Record<string, Uint8Array> {
  const { files } = appSources(slug, 'solution') as { files: Record<string, string> };
  const all = { ...files, 'package.json': JSON.stringify({ name: slug, main: 'dist/src/functions/*.js' }) };
  return Object.fromEntries(Object.entries(all).map(([path, text]) => [`${place}/${path}`, strToU8(text)]));
}

describe('grading a class', () => {
  beforeEach(classOfFour);

  test('everybody gets the grade that their own code earns, and the same inputs bring the same grades', async () => {
    expect(await run('--exercises', '4,05', '--jobs', '2')).toBe(0);

    expect(await pointsByName()).toEqual({ ada: 100, bob: 0, cleo: 200, dan: 0 });
    const { submissions, exercises } = await grades();
    expect(exercises.map(({ slug }) => slug)).toEqual([approval, callback]);
    expect(submissions[0]?.exercises.map(({ outcome }) => outcome)).toEqual(['passed', 'missing']);
    expect(submissions[2]?.exercises.map((row) => row.folder)).toEqual(['my work/a', 'my work/b']);
    expect(said()).toMatch(/ada +100 of 200 +1 of 1 exercise passed\n/);
    expect(said()).toMatch(/bob +0 of 200 +0 of 1 exercise passed, as it was handed out\n/);
    expect((await readdir(out)).filter((name) => name.startsWith('.'))).toEqual([]);

    const first = timeless(await grades());
    await run('--exercises', '4,05', '--jobs', '1');
    expect(timeless(await grades())).toBe(first);
  });
});

test('a class of one is told in the singular, and what macOS leaves beside it is nobody', async () => {
  await folder.handsIn('ada', approval, 'solution');
  await folder.puts('__MACOSX/ada/._package.json', '');

  await run('--exercises', '04');

  expect(said()).toMatch(/^1\/1 {2}ada .* 1 of 1 exercise passed\nGrades of 1 submission: /);
});

test('whoever had no more time is named at the end, since a busy machine does that to right work, too', async () => {
  await folder.handsIn('ada', approval, 'solution', { 'src/functions/evil.ts': 'while (true) {}' });
  await folder.handsIn('bob', approval, 'solution');

  await run('--exercises', '04', '--seconds', '1');

  expect(said()).toMatch(
    /^Time was over, so points may be missing: ada\. On a busy machine .*--jobs or more --seconds/m,
  );
});

test('no more submissions are graded at the same time than there are processors', async () => {
  await folder.handsIn('ada', approval, 'starter');

  await run('--exercises', '04', '--jobs', '99999');

  expect(said()).toMatch(/^There (?:is one processor|are \d+ processors) here, so no more submissions are graded/m);
});

describe('hidden checks', () => {
  const own = fileURLToPath(new URL('../../tests/grade/my-checks', import.meta.url));
  const check = readFileSync(join(own, `${approval}.ts`), 'utf8');

  async function givenChecks(text: string): Promise<string> {
    const checks = folder.beside('checks');
    await mkdir(checks);
    await writeFile(join(checks, `${approval}.ts`), text);
    return checks;
  }

  test('count beside those that learners see', async () => {
    await folder.handsIn('ada', approval, 'solution');
    await folder.handsIn('bob', approval, 'solution', { 'src/functions/approval-orchestrator.ts': '' });

    await run('--exercises', '04', '--checks', own);

    const { exercises, submissions } = await grades();
    expect(exercises[0]?.checks.at(-1)).toEqual({
      id: 'an-order-waits',
      title: 'An order that nobody has answered is still running after 59 minutes',
      maxPoints: 5,
      hidden: true,
    });
    expect(submissions.map(({ points, maxPoints }) => [points, maxPoints])).toEqual([
      [105, 105],
      [0, 105],
    ]);
    expect(submissions[1]?.exercises[0]?.checks.at(-1)).toMatchObject({ id: 'an-order-waits', status: 'fail' });
  });

  test.each([
    ['no points', check.replace('points: 5', 'points: -1'), 'check 1: points are 0 or more.'],
    [
      'a known id',
      check.replace('an-order-waits', 'true-approves'),
      'has a check "true-approves" already; use another id.',
    ],
    [
      'an id twice',
      check.replace('];', '].flatMap((one) => [one, one]);'),
      'has two checks with the id "an-order-waits"; give each an id of its own.',
    ],
    ['no list', 'export const check = 1;', '"checks": Invalid type'],
    ['no TypeScript', 'export const checks = [', 'cannot be loaded: '],
  ])('with %s are told before anything is graded', async (_what, text, sentence) => {
    await folder.handsIn('ada', approval, 'solution');

    const failure = run('--exercises', '04', '--checks', await givenChecks(text));

    await expect(failure).rejects.toThrow(UsageError);
    await expect(failure).rejects.toThrow(sentence);
  });
});

describe('wrong use', () => {
  beforeEach(() => folder.handsIn('ada', approval, 'solution'));

  test.each([
    [['--jobs', '0'], '--jobs 0 is no whole number from 1 to 99999.'],
    [['--exercises', '99'], 'There is no exercise "99"'],
    [['--checks', 'nowhere'], 'There is no folder nowhere; give the folder of your checks.'],
  ])('%s', async (options, sentence) => {
    await expect(run(...options)).rejects.toThrow(sentence);
    expect(existsSync(out)).toBe(false);
  });

  test.each(['--roster', '--canvas', '--overrides'])('a folder for %s', async (option) => {
    await expect(run(option, folder.path)).rejects.toThrow(
      new UsageError(`${folder.path} is a folder; give the file itself.`),
    );
  });

  test('grades inside the submissions', async () => {
    out = join(folder.path, 'grades');

    await expect(run()).rejects.toThrow('lies in the submissions; name a folder beside them.');
  });

  test('grades inside the submissions, over a link', async () => {
    const link = folder.beside('link');
    await symlink(folder.path, link, 'junction');
    out = join(link, 'grades');

    await expect(run()).rejects.toThrow('lies in the submissions; name a folder beside them.');
    expect(existsSync(out)).toBe(false);
  });

  test('a folder that holds something else is left alone', async () => {
    await mkdir(out);
    await writeFile(join(out, 'thesis.txt'), 'mine');

    await expect(run()).rejects.toThrow('is not empty and holds no grades; name a new folder for --out.');
    expect(await readdir(out)).toEqual(['thesis.txt']);
  });

  test('no submissions', async () => {
    await mkdir(folder.beside('empty'));

    await expect(grade.run([folder.beside('empty'), '--out', out])).rejects.toThrow('holds no submissions');
  });

  test.each([
    ['package.json', `ada/${approval}`],
    ['src', 'bob'],
  ])('one submission in place of the folder of them, with %s at its top', async (top, path) => {
    await folder.puts('bob/src/functions/approval-orchestrator.ts', '');
    const one = join(folder.path, path);

    await expect(grade.run([one, '--out', out])).rejects.toThrow(
      new UsageError(`${one} is one submission itself, with ${top} at its top; give the folder above it.`),
    );
    expect(existsSync(out)).toBe(false);
  });
});
