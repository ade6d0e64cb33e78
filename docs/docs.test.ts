// The pages as a reader meets them: every link leads somewhere, and nothing that a page names is missing.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findEntry, readGlossary } from '../.vitepress/figures/glossary.ts';
import { termsIn } from '../.vitepress/figures/term-tags.ts';
import { beyond, challenges, courseMap, decisions, lessons } from '../.vitepress/lessons.ts';
import { nav, sidebar } from '../.vitepress/navigation.ts';
import { filesIn, root } from './repository-files.ts';

const docs = fileURLToPath(new URL('./', import.meta.url));
const pages = filesIn('docs', '.md').map((file) => file.slice('docs/'.length));

const glossary = readGlossary();

const read = (page: string): string => readFileSync(path.join(docs, page), 'utf8');

/** A page without its frontmatter and without the insides of its code fences. */
function prose(page: string): string {
  const body = read(page).replace(/^---\n[\s\S]*?\n---\n/, '');
  return body.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1\s*$/gm, '');
}

const headings = (page: string): string[] => [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text);

/** The anchor that VitePress gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

interface Link {
  readonly text: string;
  readonly target: string;
}

const linksOf = (page: string): Link[] =>
  [...prose(page).matchAll(/\[([^\]]+)\]\(([^)\s]+)\)/g)].map(([, text = '', target = '']) => ({ text, target }));

/** The page that a link leads to, or undefined where there is none. */
function pageAt(from: string, target: string): string | undefined {
  const place = target.split('#')[0] ?? '';
  if (place === '') return from;
  const whole = place.startsWith('/') ? place.slice(1) : path.posix.join(path.posix.dirname(from), place);
  const candidates = [whole, `${whole}.md`, path.posix.join(whole, 'index.md')];
  return candidates.find((candidate) => pages.includes(candidate));
}

/** Whether a link leads to a file that the site hands out as it is. */
const isPublished = (target: string): boolean =>
  target.startsWith('/') && existsSync(path.join(docs, 'public', path.basename(target)));

const titleOf = (page: string): string => /^title: (.+)$/m.exec(read(page))?.[1] ?? headings(page)[0] ?? '';

describe.each(pages)('%s', (page) => {
  test('has one heading of the first level', () => {
    if (/^layout: home$/m.test(read(page))) return;
    expect(prose(page).match(/^# /gm)).toHaveLength(1);
  });

  test('links to pages and headings that exist', () => {
    const dead = linksOf(page).filter(({ target }) => {
      if (/^https:\/\//.test(target) || isPublished(target)) return false;
      const to = pageAt(page, target);
      const anchor = target.split('#')[1];
      return to === undefined || (anchor !== undefined && !headings(to).map(anchorOf).includes(anchor));
    });
    expect(dead).toEqual([]);
  });

  test('shows snippets whose region exists', () => {
    for (const [, file = '', region] of read(page).matchAll(/^<<< @\/([^\s#{]+)(?:#([\w-]+))?/gm)) {
      const text = readFileSync(path.join(docs, file), 'utf8');
      if (region === undefined) continue;
      // A misspelt region would put the whole file into the page.
      const marks = (word: string) => [...text.matchAll(new RegExp(`^ *// #${word} ${region}$`, 'gm'))].length;
      expect([marks('region'), marks('endregion')], `${file}#${region}`).toEqual([1, 1]);
    }
  });

  test('has pictures, simulations and exercises that exist', () => {
    const isThere = (name: string, endings: readonly string[]) =>
      endings.some((ending) => existsSync(path.join(root, 'diagrams', `${name}.${ending}`)));
    for (const [, name = ''] of read(page).matchAll(/<Picture name="([^"]*)"/g)) {
      expect(isThere(name, ['story', 'parts']), name).toBe(true);
    }
    for (const [, name = ''] of read(page).matchAll(/<Simulation story="([^"]*)"/g)) {
      expect(isThere(name, ['story']), name).toBe(true);
    }
    for (const [, exercise = ''] of read(page).matchAll(/<Playground exercise="([^"]*)"/g)) {
      expect(existsSync(path.join(root, 'exercises', exercise, 'exercise.ts')), exercise).toBe(true);
    }
  });

  test('explains words that the glossary has', () => {
    for (const word of termsIn(prose(page))) expect(findEntry(glossary, word), word).toBeDefined();
  });

  test('has a word that is explained never at the beginning of a line, where it would end the paragraph', () => {
    expect(prose(page).match(/^ *<Term.*$/gm) ?? []).toEqual([]);
  });

  test('names only commands that exist', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...read(page).matchAll(/npm run (?:--silent )?([a-z:-]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });
});

test('every button of the first page and every link of the top bar leads to a page of the sidebar', () => {
  const buttons = [...read('index.md').matchAll(/^ +link: (.+)$/gm)].map(([, to = '']) => to);
  const top = nav().flatMap((item) => ('link' in item && typeof item.link === 'string' ? [item.link] : []));
  const listed = sidebar().flatMap((group) => (group.items ?? []).map((item) => item.link));
  expect(buttons.length).toBeGreaterThan(0);
  expect([...buttons, ...top].filter((to) => !listed.includes(to))).toEqual([]);
});

describe('the way through the lessons', () => {
  const listed = [courseMap, ...lessons, ...challenges, ...beyond, ...decisions].map(({ page }) => `${page}.md`);

  test('the sidebar has every page but the first, each once', () => {
    expect(listed.toSorted()).toEqual(pages.filter((page) => page !== 'index.md'));
    expect(sidebar().flatMap((group) => group.items ?? [])).toHaveLength(listed.length);
  });

  test('a page has the same title in the sidebar and at its top', () => {
    for (const { page, title } of lessons) expect(titleOf(`${page}.md`), page).toBe(title);
  });

  const way = [...lessons, ...challenges, ...beyond.slice(0, 1)].map(({ page }) => `${page}.md`);
  test.each(way.map((page, index) => [page, way[index - 1], way[index + 1]]))(
    '%s leads back, up and on',
    (page = '', before, after) => {
      const last = read(page).trim().split('\n').at(-1) ?? '';
      const [, back, up, on] = /^Previous: (\S.*) \| Up: (\S.*) \| Next: (\S.*)$/.exec(last) ?? [];
      const target = (markdown = ''): string | undefined => pageAt(page, /\(([^)]+)\)$/.exec(markdown)?.[1] ?? 'none');

      if (before !== undefined) expect(target(back)).toBe(before);
      if (after !== undefined) expect(target(on)).toBe(after);
      expect(pages).toContain(target(up));
      expect(pages).toContain(target(back));
      expect(pages).toContain(target(on));
    },
  );

  test('Events lies where the course has it', () => {
    const last = read('lessons/events.md').trim().split('\n').at(-1);
    expect(last).toBe(
      'Previous: [Eternal Orchestrations](./eternal-orchestrations.md) | Up: [Notify Support challenge](../challenges/notify-support.md) | Next: [Stateful Entities](./stateful-entities.md)',
    );
  });
});

test('every story that the fidelity page names exists', () => {
  const named = [...read('reference/fidelity.md').matchAll(/\| `([a-z-]+)` +\|$/gm)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !existsSync(path.join(root, 'simulator/stories', `${name}.test.ts`)))).toEqual([]);
});
