// What is in the folder of a batch after it was graded again.

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { classOf, submission } from '../../tests/grade/class.ts';
import { openOutput } from './output.ts';

const terms = { slugs: [], checks: '', judgedBy: '' };

let out: string;

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'grades-'));
});

afterEach(() => rm(out, { recursive: true, force: true }));

async function graded(...names: readonly string[]): Promise<readonly string[]> {
  const output = await openOutput(out, terms, false);
  return output.write(classOf(...names.map((name) => submission(name))), {});
}

const filesIn = async (folder: string): Promise<string[]> => (await readdir(join(out, folder))).sort();

test('who is gone gets no feedback any more', async () => {
  expect(await graded('ada', 'bob')).toEqual([]);
  expect(await graded('ada')).toEqual(['bob']);

  expect(await filesIn('feedback')).toEqual(['ada.html', 'ada.md']);
  expect(await filesIn('classroom')).toEqual(['ada.json']);
});

test('a file, or a folder in one, is refused with a sentence', async () => {
  await writeFile(join(out, 'notes.txt'), 'mine');
  for (const folder of ['notes.txt', 'notes.txt/grades']) {
    await expect(openOutput(join(out, folder), terms, false)).rejects.toThrow(
      `${folder} is a file, or lies in one; name a new folder for --out.`,
    );
  }
});

test.each([
  ['other exercises', { slugs: ['05-callback-client'] }, /was begun with other --exercises or --checks; give the same/],
  ['other checks of yours', { checks: '/my-checks' }, /was begun with other --exercises or --checks; give the same/],
  [
    'checks that are not what they were',
    { judgedBy: 'others' },
    /^Since the batch was begun, the workshop or its checks have changed; leave out --resume, so that all are graded alike\.$/,
  ],
])('a batch does not go on with %s', async (_what, others, sentence) => {
  await openOutput(out, { ...terms, ...others }, false);

  await expect(openOutput(out, terms, true)).rejects.toThrow(sentence);
});

test('what the grader did not write stays', async () => {
  await graded('ada', 'bob');
  const mine = ['notes.txt', 'feedback/bob.txt', 'feedback/bob-2.md', 'feedback/zoe.html'];
  for (const file of mine) await writeFile(join(out, file), 'mine');

  await graded('ada');

  for (const file of mine) expect(await readFile(join(out, file), 'utf8')).toBe('mine');
});

test('a name in other capitals is another submission', async () => {
  await graded('Ada');
  await graded('ada');

  expect(await filesIn('feedback')).toEqual(['ada.html', 'ada.md']);
});

test('where the grades of the last time cannot be read, nothing is removed', async () => {
  await graded('ada', 'bob');
  await writeFile(join(out, 'grades.json'), '{"submissions":[{"name":"bob"}');

  await graded('ada');

  expect(await filesIn('feedback')).toEqual(['ada.html', 'ada.md', 'bob.html', 'bob.md']);
});
