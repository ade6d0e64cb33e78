import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exerciseSlugs } from '#exercises/catalog';
import { makeClass } from './made-class.ts';

async function madeFiles(seed: string): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'made-class-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { folders } = await makeClass(folder, 2, seed);
  const files: Record<string, string> = {};
  for (const one of folders) {
    expect((await readdir(one)).sort()).toEqual([...exerciseSlugs()].sort());
    for (const path of await readdir(one, { recursive: true })) {
      if (/functions.*\.ts$/.test(path))
        files[join(one, path).slice(folder.length)] = await readFile(join(one, path), 'utf8');
    }
  }
  return files;
}

test('everybody hands in every exercise, nobody the same text as another, and a seed makes the same class again', async () => {
  const made = await madeFiles('one');

  expect(new Set(Object.values(made)).size).toBe(Object.keys(made).length);
  expect(await madeFiles('one')).toEqual(made);
  expect(await madeFiles('another')).not.toEqual(made);
});
