import { afterAll, describe, test, expect } from 'vitest';
import type { FunctionWorker } from '#core';
import { isolationStories } from './browser/isolation-stories.ts';
import { endingStories } from './ending-stories.ts';
import { connectWebWorker, webWorker } from './web-worker-client.ts';
import type { RemoteOptions } from './remote-worker.ts';
import { callingStories } from './worker-stories.ts';
import { appOf, call, loadStory } from './story-app.ts';

function inPage(options: RemoteOptions = {}) {
  return webWorker(() => {
    const worker = new Worker(new URL('./web-worker.ts', import.meta.url), { type: 'module' });
    return {
      port: connectWebWorker(worker),
      end: () => {
        worker.terminate();
      },
    };
  }, options);
}
const shared = inPage();
const borrowed: FunctionWorker = {
  load: (a, h) => shared.load(a, h),
  invoke: (i) => shared.invoke(i),
  stop: () => Promise.resolve(),
};
afterAll(() => shared.stop());
describe('calling', () => {
  callingStories(() => borrowed);
  isolationStories(() => borrowed);
});
describe('ending', () => {
  endingStories(inPage);
});
test('crash', async () => {
  const w = inPage();
  const story = await loadStory(
    w,
    appOf(`import * as df from 'durable-functions';
df.app.activity('Loops', { handler: () => { for (;;); } });
df.app.activity('Works', { handler: () => 'done' });`),
  );
  const open = call(story, 'Loops', { string: '' });
  await Promise.all([
    expect(open).rejects.toThrow('The worker crashed while Loops was running.'),
    Promise.resolve().then(() => w.crash()),
  ]);
  expect(await call(story, 'Works', { string: '' })).toMatchObject({ returnValue: { string: 'done' } });
});
