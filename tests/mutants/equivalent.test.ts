// The lists of equivalent mutants keep up with the exercises and their solutions.

import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { exerciseSlugs, overlaidSources, solutionFolder } from '#exercises/catalog';
import { describes, equivalentMutants } from './equivalent.ts';
import { mutantsOf } from './mutants.ts';

const lists = readdirSync(join(import.meta.dirname, 'equivalent')).map((file) => basename(file, '.ts'));

test('every list is one of an exercise', () => {
  expect(lists.filter((slug) => !exerciseSlugs().includes(slug))).toEqual([]);
});

test.each(lists)('every entry of %s describes a mutant of the solution', async (slug) => {
  const { files } = overlaidSources([solutionFolder(slug)]);
  const mutants = (await Promise.all(Object.entries(files).map(([file, text]) => mutantsOf(file, text)))).flat();

  const entries = await equivalentMutants(slug);
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.filter((entry) => !mutants.some((mutant) => describes(entry, mutant)))).toEqual([]);
});
