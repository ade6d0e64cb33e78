// The function worker in a Web Worker: it runs apps as the other workers do, can be ended, and reaches no network.

import { afterAll } from 'vitest';
import type { FunctionWorker } from '#core';
import { isolationStories } from '#worker/browser/isolation-stories';
import { endingStories, virtualEndingStories } from '#worker/ending-stories';
import type { RemoteOptions } from '#worker/remote-worker';
import { connectWebWorker, webWorker } from '#worker/web-worker-client';
import { historyStories } from '#worker/history-stories';
import { callingStories } from '#worker/worker-stories';

const freshWorker = (options: RemoteOptions = {}): FunctionWorker =>
  webWorker(() => {
    const handle = new Worker(new URL('../../simulator/worker/web-worker.ts', import.meta.url), { type: 'module' });
    return { port: connectWebWorker(handle), end: () => handle.terminate() };
  }, options);

const shared = freshWorker();
afterAll(() => shared.stop());
const sharedWorker = (): FunctionWorker => ({
  load: (app, host) => shared.load(app, host),
  invoke: (invocation) => shared.invoke(invocation),
  advance: (nowMs) => shared.advance(nowMs),
  stop: () => Promise.resolve(),
});

callingStories(sharedWorker);
historyStories(sharedWorker);
endingStories(freshWorker);
virtualEndingStories(freshWorker);
isolationStories(sharedWorker);
