// The data of the pages is loaded by Vite, which warns of what its next versions will refuse; a learner would read that
// after `npm start`.

import { fileURLToPath } from 'node:url';
import { createLogger, loadConfigFromFile } from 'vite';
import { expect, test } from 'vitest';

test.each(['config.ts', 'exercises.data.ts'])('%s is loaded without a warning', async (name) => {
  const warnings: string[] = [];
  const logger = { ...createLogger('silent'), warn: (text: string) => void warnings.push(text) };
  const file = fileURLToPath(new URL(name, import.meta.url));

  await loadConfigFromFile({ command: 'build', mode: 'production' }, file, undefined, undefined, logger);

  expect(warnings).toEqual([]);
});
