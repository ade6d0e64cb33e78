// Going on with a batch that was stopped: what keeps its grade, and what is graded again.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { appSources } from '#exercises/catalog';
import { grade } from '../commands/grade.ts';
import { Newcomer } from '../newcomer.ts';
import { termsOf } from './batch-terms.ts';
import { ClassFolder } from './class-folder.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Grades } from './grades.ts';
import { heard } from './heard.ts';
import { listSubmissions } from './submissions.ts';

vi.setConfig({ testTimeout: 120_000 }); // a class, in processes of its own

const approval = '04-approval-orchestrator';
const callback = '05-callback-client';
const edited = 'src/functions/approval-orchestrator.ts';
const evil = 'src/functions/evil.ts';

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

const run = (...options: string[]): Promise<number> =>
  grade.run([folder.path, '--out', out, '--exercises', '04', ...options]);

const grades = async (): Promise<Grades> => JSON.parse(await readFile(join(out, 'grades.json'), 'utf8')) as Grades;

async function pointsByName(): Promise<Record<string, number>> {
  return Object.fromEntries((await grades()).submissions.map(({ name, points }) => [name, points]));
}

const keptMark = 'Kept from the first time.';

async function keptNames(): Promise<readonly string[]> {
  return (await grades()).submissions.filter((one) => one.passedOver.includes(keptMark)).map(({ name }) => name);
}

/** Leaves what a batch leaves that was stopped when these had their grades, and was cut in the middle of a line. */
async function stoppedAfter(names: readonly string[]): Promise<void> {
  await run();
  const { exercises, containment, submissions } = await grades();
  const { submissions: there } = await listSubmissions(folder.path);
  const kept = there
    .filter(({ name }) => names.includes(name))
    .map(async ({ name, path }) => {
      const graded = submissions.find((one) => one.name === name);
      return { grade: { ...graded, passedOver: [keptMark] }, fingerprint: await fingerprintOf(path) };
    });
  const begun = [{ terms: await termsOf([approval]) }, { begun: { exercises, containment } }];
  const lines = [...begun, ...(await Promise.all(kept))].map((line) => JSON.stringify(line));
  await writeFile(join(out, '.batch.ndjson'), `${lines.join('\n')}\n{"grade":{"name":"cl`);
  said = heard();
}

/** A solved exercise as a zip. */
function packed(more: Readonly<Record<string, string>> = {}): Uint8Array {
  const { files } = appSources(approval, 'solution') as { files: Record<string, string> };
  const entries = Object.entries({ ...files, ...more }).map(([path, text]) => [`${approval}/${path}`, strToU8(text)]);
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>);
}

describe('what was graded before', () => {
  beforeEach(async () => {
    await folder.handsIn('ada', approval, 'solution');
    await folder.handsIn('bob', approval, 'starter');
    await folder.puts('cleo.zip', packed());
  });

  test('keeps its grade where nothing of it has changed', async () => {
    await stoppedAfter(['ada', 'bob']);

    await run('--resume');

    expect(said()).toMatch(/^2 of 3 submissions are graded already\.\n3\/3 {2}cleo .*\nGrades of 3 submissions/);
    expect(await pointsByName()).toEqual({ ada: 100, bob: 0, cleo: 100 });
    expect(await keptNames()).toEqual(['ada', 'bob']);
  });

  test('is graded again where a file is another one, and the command says so', async () => {
    await stoppedAfter(['ada', 'bob', 'cleo']);
    const { files } = appSources(approval, 'solution') as { files: Record<string, string> };
    await folder.puts(`bob/${approval}/${edited}`, files[edited] ?? '');
    await folder.puts('cleo.zip', packed({ [edited]: '' }));

    await run('--resume');

    const [already, changed] = said().split('\n');
    expect(already).toBe('1 of 3 submissions is graded already.');
    expect(changed).toBe('Changed since they were graded, so graded again: bob, cleo.');
    expect(await pointsByName()).toEqual({ ada: 100, bob: 100, cleo: 0 });
    expect(await keptNames()).toEqual(['ada']);
  });
});

test('Ctrl-C says how far the batch is, and the batch goes on from there', async () => {
  await folder.handsIn('ada', approval, 'solution');
  await folder.handsIn('bob', approval, 'solution', { [evil]: 'while (true) {}' });
  await folder.handsIn('bob', callback, 'solution', { [evil]: 'while (true) {}' });
  const teacher = await Newcomer.arrive();
  const type = ['grade', folder.path, '--out', out, '--exercises', '04,05', '--jobs', '1'];
  try {
    const running = teacher.starts(...type);
    await running.shows(/1\/2 {2}ada.*\n/);
    running.interrupt();

    expect(await running.ended).toBe(130);
    expect(running.output.stderr).toBe('1 of 2 submissions is graded; --resume goes on from there.\n');
    for (const slug of [approval, callback]) await folder.puts(`bob/${slug}/${evil}`, '');
    const { code, stdout } = await teacher.types(...type, '--resume');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 of 2 submissions is graded already\.\n2\/2 {2}bob.*\nGrades of 2 submissions/);
    expect(await pointsByName()).toEqual({ ada: 100, bob: 200 });
  } finally {
    await teacher.leave();
  }
});

describe('the fingerprint of a submission', () => {
  const place = (): string => join(folder.path, 'ada');

  beforeEach(() => folder.handsIn('ada', approval, 'solution'));

  test.each([
    ['a text of the same length', edited, 'x'],
    ['a file that is new', 'src/functions/more.ts', ''],
    ['a file that is not looked at', 'notes.pdf', 'mine'],
    ['a zip in it', 'more.zip', 'mine'],
  ])('is another one with %s', async (_what, path, text) => {
    const file = `ada/${approval}/${path}`;
    if (path === edited) await folder.puts(file, 'y');
    const before = await fingerprintOf(place());

    await folder.puts(file, text);

    expect(await fingerprintOf(place())).not.toBe(before);
  });

  test('is the same whatever is installed, hidden, or beside it under another name', async () => {
    for (const where of ['node_modules', '.git']) await folder.puts(`ada/${where}/one.js`, 'one');
    const before = await fingerprintOf(place());

    for (const where of ['node_modules', '.git']) await folder.puts(`ada/${where}/two.js`, 'two');
    await folder.handsIn('bob', approval, 'solution');

    expect(await fingerprintOf(place())).toBe(before);
    expect(await fingerprintOf(join(folder.path, 'bob'))).not.toBe(before);
  });

  test('checks that are other ones are other terms', async () => {
    const checks = folder.beside('checks');
    await mkdir(checks);
    await writeFile(join(checks, `${approval}.ts`), 'export const checks = [];');
    const before = await termsOf([approval], checks);
    expect(await termsOf([approval], checks)).toEqual(before);

    await writeFile(join(checks, `${approval}.ts`), 'export const checks = [1];');

    expect(await termsOf([approval], checks)).not.toEqual(before);
  });
});
