// Page weight: how much JavaScript a page of the built site makes a browser load.
//
// Owns:   following a built page to its scripts, and their size as it is sent (gzip).
// Never:  builds anything.

import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Sizes in bytes after gzip. */
export interface PageWeight {
  /** What the page loads before anything is pressed: its scripts, what it preloads, and what these import. */
  readonly initial: number;
  /** What may follow: chunks and workers that those scripts name. */
  readonly later: number;
}

/** Loaded only when somebody searches, on whatever page. */
const ofSearch = /search/i;

/** Loaded only when somebody takes an exercise along as a folder: what packs zips, and the files around the sources. */
const ofFolder = /\/(project-files|c?\d+-[\w-]+)\.[^./]+\.js$/;

/** The checks of one exercise, which only a page with its playground loads (.vitepress/config.ts). */
const ofExercise = /exercise\.([\w-]+)\.[^./]+\.js$/;

/**
 * Weighs one page.
 *
 * @param dist the folder of the built site.
 * @param page the page's file in it, such as `lessons/events.html`.
 * @throws ENOENT the page, or a script that it names, is not there.
 */
export async function weighPage(dist: string, page: string): Promise<PageWeight> {
  const html = await readFile(join(dist, page), 'utf8');
  const scripts = new Scripts(dist);
  const initial = await scripts.reachable(scriptsOf(html), 'static');
  const all = await scripts.reachable([...initial], 'any');
  const own = await scripts.textOf(initial);
  const isOfPage = (path: string): boolean => {
    const [, exercise] = ofExercise.exec(path) ?? [];
    return !ofSearch.test(path) && !ofFolder.test(path) && (exercise === undefined || own.includes(exercise));
  };
  const later = [...all].filter((path) => !initial.has(path) && isOfPage(path));
  return { initial: await scripts.weigh([...initial]), later: await scripts.weigh(later) };
}

/** Module scripts and module preloads, as paths in the built site. */
function scriptsOf(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => tag.startsWith('<script') || /rel="?modulepreload/.test(tag))
    .flatMap((tag) => /(?:src|href)="([^"]+\.js)"/.exec(tag)?.[1] ?? [])
    .map(withoutBase);
}

/** The base under which the site was built is in front of `assets/`. */
const withoutBase = (path: string): string => path.replace(/^.*?(?=assets\/)/, '');

/** The scripts of a built site. */
class Scripts {
  readonly #dist: string;
  readonly #texts = new Map<string, string>();

  constructor(dist: string) {
    this.#dist = dist;
  }

  /** Everything that is loaded with these scripts; `any` also follows what they load later. */
  async reachable(start: readonly string[], kind: 'static' | 'any'): Promise<Set<string>> {
    const found = new Set(start);
    for (const path of found) {
      for (const next of await this.#namedIn(path, kind)) found.add(next);
    }
    return found;
  }

  async textOf(paths: Iterable<string>): Promise<string> {
    return (await Promise.all([...paths].map((path) => this.#text(path)))).join('\n');
  }

  async weigh(paths: readonly string[]): Promise<number> {
    let sum = 0;
    for (const path of paths) sum += gzipSync(await this.#text(path)).length;
    return sum;
  }

  async #namedIn(path: string, kind: 'static' | 'any'): Promise<string[]> {
    const text = await this.#text(path);
    const pattern = kind === 'static' ? /(?:\bfrom|\bimport)\s*["']([^"']+\.js)["']/g : /["'`]([^"'`\s]+\.js)["'`]/g;
    const named = [...text.matchAll(pattern)].map(([, name = '']) => this.#resolve(name, path));
    const known = await Promise.all(named.map(async (name) => ((await this.#exists(name)) ? [name] : [])));
    return known.flat();
  }

  #resolve(name: string, from: string): string {
    return name.includes('assets/') ? withoutBase(name) : posix.join(posix.dirname(from), name);
  }

  async #exists(path: string): Promise<boolean> {
    return this.#text(path).then(
      () => true,
      () => false,
    );
  }

  async #text(path: string): Promise<string> {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const text = await readFile(join(this.#dist, path), 'utf8');
    this.#texts.set(path, text);
    return text;
  }
}
