// The pages for instructors: each mistake that they name is there, so that it can be shown.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exerciseFolder, exerciseSlugs } from '../exercises/catalog.ts';

const page = readFileSync(path.join(import.meta.dirname, 'instructors/where-learners-get-stuck.md'), 'utf8');

/** The mistakes that stand in brackets in the part about an exercise; undefined where there is no such part. */
function mistakesNamed(slug: string): string[] | undefined {
  const [name = ''] = slug.split('-');
  const section = page.split(/^## /m).find((part) => part.startsWith(`${name} `));
  const lists = section?.match(/\(`[a-z-]+`(?:, `[a-z-]+`)*\)/g);
  return lists?.flatMap((list) => list.match(/[a-z-]+/g) ?? []);
}

test.each(exerciseSlugs().filter(mistakesNamed))('%s: the mistakes that are named can be shown', (slug) => {
  const named = mistakesNamed(slug) ?? [];

  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !existsSync(path.join(exerciseFolder(slug), 'mistakes', name)))).toEqual([]);
});

test('the exercises of the plan for half a day are all spoken of', () => {
  expect(['01-chaining', '04-approval-orchestrator', '05-callback-client'].map(mistakesNamed)).not.toContain(undefined);
});

test("all that a check of one's own can import is listed", () => {
  const grading = readFileSync(path.join(import.meta.dirname, 'instructors/grading.md'), 'utf8');
  const source = readFileSync(path.join(import.meta.dirname, '../exercises/observations.ts'), 'utf8');
  const declared = [...source.matchAll(/^export (?:async )?(?:function|type|const) (\w+)/gm)].map(
    ([, name = '']) => name,
  );
  const passedOn = [...source.matchAll(/^export (?:type )?\{(.*?)\}/gm)].flatMap(
    ([, names = '']) => names.match(/\w+/g) ?? [],
  );

  expect(passedOn).toContain('expectThat');
  expect([...declared, ...passedOn].filter((name) => !grading.includes(`\`${name}`))).toEqual([]);
});
