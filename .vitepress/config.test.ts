// The site is configured by Vite, which warns of what its next versions will refuse; a learner would read that
// after `npm start`.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createLogger, loadConfigFromFile } from 'vite';
import { expect, test } from 'vitest';
import site from './config.ts';

test('the configuration of the site, and what it imports, is loaded without a warning', async () => {
  const warnings: string[] = [];
  const logger = { ...createLogger('silent'), warn: (text: string) => void warnings.push(text) };
  const file = fileURLToPath(new URL('config.ts', import.meta.url));

  await loadConfigFromFile({ command: 'build', mode: 'production' }, file, undefined, undefined, logger);

  expect(warnings).toEqual([]);
});

// A second --port is refused, and one that config.ts named would win over it; 5173 is what Vite takes by itself.
test('npm start leaves the port to who starts it', async () => {
  const { scripts } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };

  expect(scripts.start).not.toContain('--port');
  expect(site.vite?.server?.port).toBeUndefined();
});
