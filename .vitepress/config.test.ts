// The site is configured by Vite, which warns of what its next versions will refuse; a learner would read that
// after `npm start`.

import { fileURLToPath } from 'node:url';
import { createLogger, loadConfigFromFile } from 'vite';
import { expect, test } from 'vitest';

test('the configuration of the site, and what it imports, is loaded without a warning', async () => {
  const warnings: string[] = [];
  const logger = { ...createLogger('silent'), warn: (text: string) => void warnings.push(text) };
  const file = fileURLToPath(new URL('config.ts', import.meta.url));

  await loadConfigFromFile({ command: 'build', mode: 'production' }, file, undefined, undefined, logger);

  expect(warnings).toEqual([]);
});
