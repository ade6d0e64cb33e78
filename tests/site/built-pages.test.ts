// The built pages as files: what stands in the head of each, and that every address in it leads to something that was built.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn, root } from '../../docs/repository-files.ts';

const dist = join(root, '.vitepress/dist');
const pages = filesIn('docs', '.md').map((file) => file.slice('docs/'.length, -'.md'.length));

const read = (page: string): string => readFileSync(join(dist, `${page}.html`), 'utf8');
const asText = (html = ''): string => html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** What stands in the frontmatter of a page's source. */
function declared(page: string, key: string): string | undefined {
  return new RegExp(`^${key}: (.+)$`, 'm').exec(readFileSync(join(root, 'docs', `${page}.md`), 'utf8'))?.[1];
}

/** Every address in a page, without those of other sites and of data in the text. */
const addressesIn = (html: string): string[] =>
  [...html.matchAll(/ (?:href|src)="([^"]*)"/g)]
    .map(([, address]) => asText(address))
    .filter((address) => !/^(https:|data:)/.test(address));

/** The file that an address leads to, as a server with clean URLs finds it, relative to the built site. */
function fileAt(page: string, address: string): string | undefined {
  const [place = ''] = address.split('#');
  if (place === '') return `${page}.html`;
  const whole = place.startsWith('/') ? place.slice(1) : posix.join(posix.dirname(page), place);
  const candidates = whole === '' || whole.endsWith('/') ? [`${whole}index.html`] : [whole, `${whole}.html`];
  return candidates.find((file) => /\.\w+$/.test(file) && existsSync(join(dist, file)));
}

describe.each(pages)('%s', (page) => {
  test('has a head with title, description and language', () => {
    const html = read(page);

    expect(html).toMatch(/^<!DOCTYPE html>\s*<html lang="en"/);
    expect(asText(/<title>(.*?)<\/title>/.exec(html)?.[1])).toBe(
      `${declared(page, 'title') ?? ''} | Durable Functions Workshop`,
    );
    const descriptions = [...html.matchAll(/<meta name="description" content="([^"]*)">/g)];
    expect(descriptions.map(([, text]) => asText(text))).toEqual([declared(page, 'description')]);
    expect(html).toContain('<meta name="viewport" content="width=device-width,initial-scale=1">');
    // Where the site is hosted is nobody's business but the host's: no page claims an address.
    expect(html).not.toMatch(/rel="canonical"|property="og:url"/);
  });

  test('has one heading of the first level', () => {
    expect(read(page).match(/<h1[ >]/g)).toHaveLength(1);
  });

  test('leads only to what was built, down to the heading', () => {
    const dead = addressesIn(read(page)).filter((address) => {
      const file = fileAt(page, address);
      const [, id] = address.split('#');
      if (file === undefined) return true;
      return Boolean(id) && !readFileSync(join(dist, file), 'utf8').includes(` id="${decodeURIComponent(id ?? '')}"`);
    });

    expect(dead).toEqual([]);
  });
});

test('every page was built, and nothing else', () => {
  const built = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) =>
      file
        .split(sep)
        .join('/')
        .replace(/\.html$/, ''),
    )
    .sort();

  expect(built).toEqual(['404', ...pages].sort());
});
