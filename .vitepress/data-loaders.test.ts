import { fileURLToPath } from 'node:url';
import { createLogger, loadConfigFromFile } from 'vite';
import { expect, test, vi } from 'vitest';

// Vite reads the site's data loaders as it reads a configuration, and warns the learner who typed `npm start` of what it dislikes.
test.each(['exercises.data.ts', 'diagrams.data.ts', 'config.ts'])('%s is read without a warning', async (file) => {
  const logger = createLogger('warn');
  const warn = vi.spyOn(logger, 'warn').mockReturnValue(undefined);
  const path = fileURLToPath(new URL(file, import.meta.url));

  await loadConfigFromFile({ command: 'serve', mode: 'development' }, path, undefined, undefined, logger);

  expect(warn.mock.calls).toEqual([]);
});
