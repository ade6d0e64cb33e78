// The same checks as in the terminal, in real Chromium: the app in a Web Worker, the hub here. Every check passes here and
// fails here; every single mistake is tried in Node (tests/contract/).

import { afterAll, describe, expect, test } from 'vitest';
import type { AppSources } from '#core';
import type { Exercise, Mistake } from '#exercises/define-exercise';
import { runChecks } from '#exercises/run-checks';
import { connectWebWorker, webWorker } from '#worker/web-worker-client';

// The template of new exercises has no number, and is none.
const manifests = import.meta.glob<Exercise>('../../exercises/*-*/exercise.ts', { import: 'default', eager: true });
const mistakes = import.meta.glob<Mistake>('../../exercises/*/mistakes/*/mistake.ts', {
  import: 'default',
  eager: true,
});
const texts = import.meta.glob<string>(
  [
    '../../exercises/*/starter/src/**/*.ts',
    '../../exercises/*/mistakes/*/src/**/*.ts',
    '../../exercises/*/alternatives/*/src/**/*.ts',
    '../../solutions/*/src/**/*.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);

const worker = webWorker(() => {
  const handle = new Worker(new URL('../../simulator/worker/web-worker.ts', import.meta.url), { type: 'module' });
  return { port: connectWebWorker(handle), end: () => handle.terminate() };
});
afterAll(() => worker.stop());

/** The app of folders laid over one another. */
function appOf(...folders: readonly string[]): AppSources {
  const files: Record<string, string> = {};
  for (const folder of folders) {
    for (const [path, text] of Object.entries(texts)) {
      if (path.startsWith(`../../${folder}/src/`)) files[path.slice(`../../${folder}/`.length)] = text;
    }
  }
  return { files, entryPoints: Object.keys(files).sort() };
}

/** Mistakes of an exercise, as few as it takes for each check to fail in one of them; those that fail most come first. */
function tellingMistakes(slug: string): readonly (readonly [manifest: string, mistake: Mistake])[] {
  const all = Object.entries(mistakes).filter(([manifest]) => manifest.includes(`/${slug}/`));
  const seen = new Set<string>();
  return all
    .sort(([, one], [, other]) => other.fails.length - one.fails.length)
    .filter(([, { fails }]) => {
      const isTelling = fails.some((check) => !seen.has(check));
      for (const check of fails) seen.add(check);
      return isTelling;
    });
}

for (const [path, exercise] of Object.entries(manifests)) {
  const slug = path.split('/').at(-2) ?? '';
  const reference = [`exercises/${slug}/starter`, `solutions/${slug}`];
  const report = (folders: readonly string[]) =>
    runChecks({ exercise, slug, app: appOf(...folders), appName: folders.at(-1) ?? '', worker });

  describe(slug, () => {
    test('the starter fails', async () => {
      expect((await report(reference.slice(0, 1))).passed).toBe(false);
    });

    test('the solution passes', async () => {
      const { checks } = await report(reference);
      expect(checks.filter((check) => check.status !== 'pass')).toEqual([]);
    });

    for (const [manifest, mistake] of tellingMistakes(slug)) {
      const folder = manifest.slice('../../'.length, -'/mistake.ts'.length);
      test(`${folder.split('/').at(-1)} fails ${mistake.fails.join(', ')}`, async () => {
        const { checks } = await report([...reference, folder]);
        const failed = checks.filter((check) => check.status !== 'pass').map((check) => check.id);
        expect(failed.sort()).toEqual([...mistake.fails].sort());
      });
    }
  });
}
