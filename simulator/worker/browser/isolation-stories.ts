// Isolation stories: what an app in a page cannot reach. Test support; the tests that run in Chromium tell them.

import { expect, test } from 'vitest';
import type { FunctionWorker } from '#core';
import { appOf, call, loadStory } from '../story-app.ts';

const refused = 'is not available: an app in the page has no network and no storage.';

const attempts: { code: string; says: string }[] = [
  ...['new XMLHttpRequest()', "new WebSocket('ws://localhost:9')", "new EventSource('/')", "importScripts('/x.js')"],
  ...[
    "new Worker('/x.js')",
    "new BroadcastChannel('x')",
    "indexedDB.open('x')",
    "caches.open('x')",
    "postMessage('x')",
    'close()',
  ],
].map((code) => ({ code, says: `${/^(?:new )?(\w+)/.exec(code)?.[1] ?? ''} ${refused}` }));

const fetchRefused =
  "fetch cannot reach http://localhost:9/: the page has no network; only the app's own host at http://localhost:7071 answers.";

/** Tells them with a Web Worker that `make` answers. */
export function isolationStories(make: () => FunctionWorker): void {
  test.each([
    ...attempts,
    { code: 'navigator.storage.getDirectory()', says: `navigator.storage ${refused}` },
    { code: "fetch('http://localhost:9/')", says: fetchRefused },
    { code: "globalThis.fetch('http://localhost:9/')", says: fetchRefused },
    {
      code: "Object.getPrototypeOf(Object.getPrototypeOf(self)).fetch.call(self, 'http://localhost:9/')",
      says: fetchRefused,
    },
    { code: "require('node:fs')", says: expect.stringContaining('The module "node:fs" cannot be imported') as string },
    { code: 'process.exit()', says: 'A function app cannot end its own process; throw an error instead.' },
  ])('an app cannot reach out by $code', async ({ code, says }) => {
    const story = await loadStory(
      make(),
      appOf(`import * as df from 'durable-functions';
df.app.activity('Tries', { handler: async () => { await ${code}; } });
`),
    );
    const outcome = await call(story, 'Tries', { string: '' });
    expect(outcome.status === 'failed' && outcome.message).toEqual(says);
    await story.worker.stop();
  });
}
