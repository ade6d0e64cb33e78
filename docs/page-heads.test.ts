// The head of every page: what a tab, a bookmark, a list of search results and a screen reader say of it.

import { expect, test } from 'vitest';
import { filesIn, read } from './repository-files.ts';

const pages = filesIn('docs', '.md');

/** The frontmatter of a page. */
const headOf = (page: string): string => /^---\n([\s\S]*?)\n---\n/.exec(read(page))?.[1] ?? '';

const valueOf = (page: string, key: string): string => new RegExp(`^${key}: (.+)$`, 'm').exec(headOf(page))?.[1] ?? '';

test.each(pages)('%s says in one sentence what it is about', (page) => {
  const description = valueOf(page, 'description');

  expect(description).toMatch(/^[A-Z][^.]*\.$/);
  expect(description.length, description).toBeGreaterThanOrEqual(50);
  expect(description.length, description).toBeLessThanOrEqual(160);
});

test.each(['title', 'description'])('no two pages have the same %s', (key) => {
  const values = pages.map((page) => valueOf(page, key));

  expect(values).not.toContain('');
  expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
});

test('where a page leads is said in its text: no page has a second pair of links below it', () => {
  // VitePress draws none on the first page.
  const others = pages.filter((page) => page !== 'docs/index.md');

  expect(others.filter((page) => !/^prev: false\nnext: false$/m.test(headOf(page)))).toEqual([]);
});
