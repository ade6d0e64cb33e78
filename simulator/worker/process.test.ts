import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { WorkerEndedError } from '#core';
import { borrowed } from './borrowed.ts';
import { endingStories } from './ending-stories.ts';
import { processWorker } from './process.ts';
import { appOf, call, loadStory } from './story-app.ts';
import { historyStories } from './history-stories.ts';
import { callingStories } from './worker-stories.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('in a process', () => {
  const shared = processWorker();
  afterAll(() => shared.stop());
  callingStories(() => borrowed(shared));
  historyStories(() => borrowed(shared));
});

describe('a process', () => {
  endingStories(processWorker);
});

const says = (expression: string): ReturnType<typeof appOf> =>
  appOf(`import * as df from 'durable-functions';
df.app.activity('Says', { handler: async (input: string) => ${expression} });
`);

test('an app that needs too much memory ends its process, which is told', async () => {
  const story = await loadStory(
    processWorker({ memoryMb: 40, budgetMs: 20_000 }),
    says(`{ const all: string[][] = []; for (;;) all.push(Array.from({ length: 1000 }, String)); }`),
  );
  const error: unknown = await call(story, 'Says', { string: '' }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(WorkerEndedError);
  expect((error as Error).message).toBe(
    'src/functions/app.ts:2:8: The worker ended while Says was running: it needed more than 40 MB of memory.',
  );
  await story.worker.stop();
});

test('a process ended in the middle of a call is there again for the next one', async () => {
  const worker = processWorker();
  const story = await loadStory(worker, says(`input === 'wait' ? new Promise(() => undefined) : input`));
  const open = call(story, 'Says', { string: 'wait' });
  const rejected = expect(open).rejects.toThrow('The worker crashed while Says was running.');
  await call(story, 'Says', { string: 'A' });
  await worker.crash();
  await rejected;
  expect(await call(story, 'Says', { string: 'B' })).toMatchObject({ returnValue: { string: 'B' } });
  await worker.stop();
});

test('an app sees no more of the environment than it is given', async () => {
  vi.stubEnv('A_SECRET', 'of the host');
  const names = says(`JSON.stringify(['PATH', 'A_SECRET', 'TEAM'].map((name) => globalThis.process.env[name]))`);
  const [safe, given] = await Promise.all([
    loadStory(processWorker(), names),
    loadStory(processWorker({ environment: () => ({ TEAM: 'A' }) }), names),
  ]);
  const { PATH } = process.env;
  expect(await call(safe, 'Says', { string: '' })).toMatchObject({
    returnValue: { string: JSON.stringify([PATH, null, null]) },
  });
  expect(await call(given, 'Says', { string: '' })).toMatchObject({
    returnValue: { string: JSON.stringify([null, null, 'A']) },
  });
  vi.unstubAllEnvs();
  await Promise.all([safe.worker.stop(), given.worker.stop()]);
});

test('what is printed past the app reaches whoever asks for it', async () => {
  let onPrint: (text: string) => void = () => undefined;
  const printed = new Promise<string>((resolve) => (onPrint = resolve));
  const worker = processWorker({ onPrint: (text) => onPrint(text) });
  const story = await loadStory(worker, says(`globalThis.console.log('from a package')`));
  await call(story, 'Says', { string: '' });
  expect(await printed).toBe('from a package\n');
  await worker.stop();
});

test('the process of an app that spins is gone when its host is killed', async () => {
  const host = fork(fileURLToPath(new URL('./process-host.fixture.js', import.meta.url)), { execArgv: [] });
  const [pid] = (await once(host, 'message')) as [number];
  expect(() => process.kill(pid, 0)).not.toThrow();
  host.kill('SIGKILL');
  await gone(pid);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

/** Resolves when a process that is not a child of this one has ended. */
async function gone(pid: number): Promise<void> {
  try {
    for (;;) {
      process.kill(pid, 0);
      await new Promise(setImmediate);
    }
  } catch {
    // There is no such process any more.
  }
}
