import { expect, test } from 'vitest';
import { serveApp, type ServeOptions } from './index.ts';

test.each([
  [{ folder: '.', ports: 0, clock: 'virtual' }, '"ports" is no option of serveApp; write "port".'],
  [{ folder: '.', port: 0, clock: 'virtul' }, '"virtul" is no clock; write "virtual".'],
])('what is served is said with options that are known: %o', async (options, sentence) => {
  await expect(serveApp(options as unknown as ServeOptions)).rejects.toThrow(sentence);
});
