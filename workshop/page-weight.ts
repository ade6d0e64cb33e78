// Page weight: how much JavaScript a page of the built site makes a browser load.
//
// Owns:   following a built page to its scripts, whose they are, and their size as it is sent (gzip).
// Never:  builds anything.
//
// W1. A chunk is known by the name of the file that it begins with, which the bundler keeps; a worker likewise.
// W2. What a chunk imports is loaded with it. What it names otherwise is loaded when it is needed, and counts where the
//     name is one of a part below; else another press loads it, such as a figure that is run, the solution or the search.
//     That the playground gets along with these names, page-times.ts sees in a browser.
// W3. What two parts load counts for the one that comes first: the page, then the playground, then the type hints.

import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the parts of a page load, as paths in the built site. */
export interface PageScripts {
  /** What the page loads by itself: its scripts, its figures and what draws them. */
  readonly page: ReadonlySet<string>;
  /** What its playgrounds load besides: everything that is needed to edit, Run and Check. */
  readonly playground: ReadonlySet<string>;
  /** What the editor loads besides once somebody writes in it: diagnostics, completions, types. */
  readonly typeHints: ReadonlySet<string>;
}

/** The parts of a page in bytes after gzip; a page with two playgrounds is weighed with the heavier checks. */
export type PageWeight = Readonly<Record<keyof PageScripts, number>>;

/** The components that a page loads where its own script names their tag. */
const components: Readonly<Record<string, RegExp>> = {
  PagePicture: /["'`]Picture["'`]/,
  PredictQuestion: /["'`]Predict["'`]/,
  LiveFigure: /["'`](Simulation|Board)["'`]/,
  GlossaryTerm: /["'`]Term["'`]/,
  DiagramLegend: /["'`]Legend["'`]/,
  ButtonTips: /["'`]ButtonTips["'`]/,
};
/** What every page loads when it has been drawn. */
const ofEveryPage = ['KeepNotices', 'on-every-page', 'stored-progress'];
const ofPlayground = [
  'ExercisePlayground',
  'editor',
  'hub.worker',
  'web-worker',
  'find-probes',
  'paint-model',
  'history-cursor',
  'SourcePaint',
  'LensBar',
];
const ofTypeHints = ['writing-help', 'types.worker'];

/** The checks of one exercise, which only a page with its playground loads (.vitepress/config.ts). */
const ofExercise = /\/exercise\.([\w-]+)\.[^./]+\.js$/;

/**
 * Finds the scripts of a page's parts.
 *
 * @param dist the folder of the built site.
 * @param page the page's file in it, such as `lessons/events.html`.
 * @throws ENOENT the page, or a script that it names, is not there.
 */
export async function scriptsOfPage(dist: string, page: string): Promise<PageScripts> {
  return partsOf(new Scripts(dist), page);
}

/** Weighs one page; as {@link scriptsOfPage}. */
export async function weighPage(dist: string, page: string): Promise<PageWeight> {
  const scripts = new Scripts(dist);
  const parts = await partsOf(scripts, page);
  const exercises = [...parts.playground].filter((path) => ofExercise.test(path));
  const weights = await Promise.all(exercises.map((path) => scripts.weigh([path])));
  const others = [...parts.playground].filter((path) => !ofExercise.test(path));
  return {
    page: await scripts.weigh(parts.page),
    playground: (await scripts.weigh(others)) + Math.max(0, ...weights),
    typeHints: await scripts.weigh(parts.typeHints),
  };
}

async function partsOf(scripts: Scripts, page: string): Promise<PageScripts> {
  const first = await scripts.reachable(await scripts.startOf(page), () => false);
  const own = await scripts.textOf([...first].filter((path) => path.includes('.md.')));
  const isExercise = (path: string): boolean => {
    const [, slug] = ofExercise.exec(path) ?? [];
    return slug !== undefined && own.includes(slug);
  };
  const isComponent = (path: string): boolean =>
    ofEveryPage.includes(nameOf(path)) || (components[nameOf(path)]?.test(own) ?? false);
  const isNamed = (names: readonly string[]) => (path: string) => names.includes(nameOf(path));
  const isPlayground = (path: string): boolean => isNamed(ofPlayground)(path) || isExercise(path);

  const whole = await scripts.reachable(first, isComponent);
  const hasPlayground = /["'`]Playground["'`]/.test(own);
  const used = hasPlayground ? await scripts.reachable(whole, isPlayground) : whole;
  const written = hasPlayground ? await scripts.reachable(used, isNamed(ofTypeHints)) : used;
  return { page: whole, playground: without(used, whole), typeHints: without(written, used) };
}

/** `assets/chunks/editor.dlR_K8K-.js` and `assets/hub.worker-DSEAeLAx.js` → `editor` and `hub.worker`. */
function nameOf(path: string): string {
  return posix.basename(path).replace(/[.-][\w-]{8}\.js$/, '');
}

function without(all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter((path) => !some.has(path)));
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

  /** Module scripts and module preloads of a page. */
  async startOf(page: string): Promise<Set<string>> {
    const tags = (await readFile(join(this.#dist, page), 'utf8')).match(/<(?:script|link)\b[^>]*>/g) ?? [];
    const paths = tags
      .filter((tag) => tag.startsWith('<script') || /rel="?modulepreload/.test(tag))
      .flatMap((tag) => /(?:src|href)="([^"]+\.js)"/.exec(tag)?.[1] ?? []);
    return new Set(paths.map(withoutBase));
  }

  /** Everything that is loaded with these scripts (W2), and what `isLoaded` accepts of what they load later. */
  async reachable(start: ReadonlySet<string>, isLoaded: (path: string) => boolean): Promise<ReadonlySet<string>> {
    const found = new Set(start);
    for (const path of found) {
      for (const next of await this.#importsOf(path)) found.add(next);
      for (const next of (await this.#namedIn(path)).filter(isLoaded)) found.add(next);
    }
    return found;
  }

  async textOf(paths: Iterable<string>): Promise<string> {
    return (await Promise.all([...paths].map((path) => this.#text(path)))).join('\n');
  }

  async weigh(paths: Iterable<string>): Promise<number> {
    let sum = 0;
    for (const path of paths) sum += gzipSync(await this.#text(path)).length;
    return sum;
  }

  #importsOf(path: string): Promise<string[]> {
    return this.#matches(path, /(?:\bfrom|\bimport)\s*["']([^"']+\.js)["']/g);
  }

  #namedIn(path: string): Promise<string[]> {
    return this.#matches(path, /["'`]([^"'`\s]+\.js)["'`]/g);
  }

  async #matches(path: string, pattern: RegExp): Promise<string[]> {
    const named = [...(await this.#text(path)).matchAll(pattern)].map(([, name = '']) => resolve(name, path));
    const known = await Promise.all(named.map(async (name) => ((await this.#exists(name)) ? [name] : [])));
    return known.flat();
  }

  #exists(path: string): Promise<boolean> {
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

function resolve(name: string, from: string): string {
  return name.includes('assets/') ? withoutBase(name) : posix.join(posix.dirname(from), name);
}
