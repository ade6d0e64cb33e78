import { afterAll, describe, expect, test, vi } from 'vitest';
import { WorkerEndedError } from '#core';
import { borrowed } from './borrowed.ts';
import { endingStories, virtualEndingStories } from './ending-stories.ts';
import { appOf, call, loadStory } from './story-app.ts';
import { threadWorker } from './thread.ts';
import { historyStories } from './history-stories.ts';
import { callingStories } from './worker-stories.ts';

vi.setConfig({ testTimeout: 30_000 }); // a thread may take its time to start on a busy machine

describe('in a thread', () => {
  const shared = threadWorker();
  afterAll(() => shared.stop());
  callingStories(() => borrowed(shared));
  historyStories(() => borrowed(shared));
});

describe('a thread', () => {
  endingStories(threadWorker);
  virtualEndingStories(threadWorker);
});

test('an app that needs too much memory ends its thread, which is told', async () => {
  const story = await loadStory(
    threadWorker({ memoryMb: 32, budgetMs: 20_000 }),
    appOf(`import * as df from 'durable-functions';
df.app.activity('Hoards', { handler: () => { const all: string[][] = []; for (;;) all.push(Array.from({ length: 1000 }, String)); } });
`),
  );
  const error: unknown = await call(story, 'Hoards', { string: '' }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(WorkerEndedError);
  expect((error as Error).message).toBe(
    'src/functions/app.ts:2:8: The worker ended while Hoards was running: it needed more than 32 MB of memory.',
  );
  await story.worker.stop();
});

test('an error that nobody waited for is logged and ends nothing', async () => {
  const story = await loadStory(
    threadWorker(),
    appOf(`import * as df from 'durable-functions';
df.app.activity('Leaves', { handler: () => { void Promise.reject(new Error('left behind')); } });
df.app.activity('Waits', { handler: () => new Promise((resolve) => { setTimeout(resolve, 0); }) });
`),
  );
  await call(story, 'Leaves', { string: '' });
  await call(story, 'Waits', { string: '' });
  expect(story.host.logs).toEqual([
    {
      level: 'error',
      category: 'system',
      text: 'Nobody waited for this error: Error: left behind\n    at handler (src/functions/app.ts:2:66)',
    },
  ]);
  await story.worker.stop();
});
