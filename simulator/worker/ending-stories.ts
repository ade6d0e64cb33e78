// Ending stories: what a worker does that can be ended. Test support; each such transport has a test file that tells them.

import { expect, test } from 'vitest';
import { WorkerUnresponsiveError, type AppWait, type FunctionWorker } from '#core';
import { appOf, call, episode, firstEvents, invocationOf, loadStory, StoryHost } from './story-app.ts';

const hangs = `import * as df from 'durable-functions';
df.app.orchestration('Spins', function* () {
  while (true) {}
});
df.app.activity('Loops', { handler: () => { for (;;); } });
df.app.activity('Waits', { handler: () => new Promise(() => undefined) });
df.app.activity('Works', { handler: () => 'done' });
df.app.client.generic('Asks', { trigger: df.trigger.activity(), handler: async (_input, client) => {
  await client.startNew('Orders');
  return 'asked';
} });
`;

const remedy = 'look for a loop that never ends or a promise that never settles.';
/** Enough for what answers at once, also where other tests keep the processors busy. */
const budgetMs = 1_500;
const silent = `did not answer within 1.5 seconds and was ended; ${remedy}`;

/** Tells them with the worker that `make` answers. */
export function endingStories(make: (options: { budgetMs: number }) => FunctionWorker): void {
  test.each([
    { name: 'Spins', trigger: episode(firstEvents('Spins')), line: 2 },
    { name: 'Loops', trigger: { string: '' }, line: 5 },
    { name: 'Waits', trigger: { string: '' }, line: 6 },
  ])('$name is ended, and the next call works again', async ({ name, trigger, line }) => {
    const story = await loadStory(make({ budgetMs }), appOf(hangs));
    const error: unknown = await call(story, name, trigger).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WorkerUnresponsiveError);
    expect((error as Error).message).toBe(`src/functions/app.ts:${String(line)}:8: ${name} ${silent}`);
    expect(await call(story, 'Works', { string: '' })).toMatchObject({ returnValue: { string: 'done' } });
    await story.worker.stop();
  });

  test('a loop while loading names the file, and the next load works', async () => {
    const worker = make({ budgetMs });
    const app = appOf({ 'src/functions/app.ts': `import '../setup';\n`, 'src/setup.ts': 'while (true) {}\n' });
    const error: unknown = await worker.load(app, new StoryHost()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WorkerUnresponsiveError);
    expect((error as Error).message).toBe(`src/setup.ts ${silent}`);
    const story = await loadStory(worker, appOf(hangs));
    expect(await call(story, 'Works', { string: '' })).toMatchObject({ returnValue: { string: 'done' } });
    await worker.stop();
  });

  test('a loop of promises that a load left behind is not the fault of the next file that is to be loaded', async () => {
    const spins = 'const spin = (): Promise<void> => Promise.resolve().then(spin);\nvoid spin();\n';
    const story = await loadStory(make({ budgetMs }), appOf(`${spins}${hangs}`));
    await expect(story.worker.load(appOf(hangs), story.host)).rejects.toThrow(`The app ${silent}`);
    await story.worker.stop();
  });

  test('what runs beside a loop is ended with it and says so', async () => {
    const story = await loadStory(make({ budgetMs }), appOf(hangs));
    const both = await Promise.allSettled([call(story, 'Loops', { string: '' }), call(story, 'Works', { string: '' })]);
    expect(both.map((one) => one.status === 'rejected' && (one.reason as Error).message)).toEqual([
      `src/functions/app.ts:5:8: Loops ${silent}`,
      'src/functions/app.ts:7:8: Works was ended because Loops did not answer within 1.5 seconds.',
    ]);
    await story.worker.stop();
  });

  test("the time in which a worker waits for the host is the host's", async () => {
    const story = await loadStory(make({ budgetMs }), appOf(hangs));
    const answer = story.host.request.bind(story.host);
    story.host.request = async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 2 * budgetMs));
      return answer(request);
    };
    expect(await call(story, 'Asks', { string: '' })).toMatchObject({ returnValue: { string: 'asked' } });
    await story.worker.stop();
  });

  test('after it was stopped, a worker answers no more', async () => {
    const story = await loadStory(make({ budgetMs }), appOf(hangs));
    await story.worker.stop();
    await expect(call(story, 'Works', { string: '' })).rejects.toThrow('The worker was stopped.');
  });
}

/** Tells what a worker that can be ended does on virtual time. */
export function virtualEndingStories(make: (options: { budgetMs: number }) => FunctionWorker): void {
  const startMs = Date.UTC(2030, 0, 1);
  const sleepy = `import * as df from 'durable-functions';
df.app.activity('Sleeps', { handler: async () => { await new Promise((done) => setTimeout(done, 1000)); return Date.now(); } });
df.app.activity('Hangs', { handler: async () => { await new Promise((done) => setTimeout(done, 1000)); for (;;); } });
`;

  /** A host on virtual time, which tells when the app waits. */
  const sleepyHost = (): { host: StoryHost; rest: Promise<AppWait> } => {
    const host = new StoryHost();
    const rest = new Promise<AppWait>((waits) => {
      Object.assign(host, { time: () => ({ nowMs: startMs, chance: 'story' }), waits });
    });
    return { host, rest };
  };

  test('the time in which a function waits for virtual time is the story’s', async () => {
    const worker = make({ budgetMs });
    const { host, rest } = sleepyHost();
    const app = await worker.load(appOf(sleepy), host);
    const outcome = worker.invoke({ ...invocationOf(app, 'Sleeps', { string: '' }), nowMs: startMs });
    expect(await rest).toEqual({ dueMs: startMs + 1000, invocationIds: ['invocation of Sleeps'] });
    await new Promise((resolve) => setTimeout(resolve, 2 * budgetMs));
    await worker.advance(startMs + 1000);
    expect(await outcome).toMatchObject({ returnValue: { int: startMs + 1000 } });
    await worker.stop();
  });

  test('a function that hangs after it has waited is ended by its name', async () => {
    const worker = make({ budgetMs });
    const { host, rest } = sleepyHost();
    const app = await worker.load(appOf(sleepy), host);
    const outcome = worker.invoke({ ...invocationOf(app, 'Hangs', { string: '' }), nowMs: startMs });
    await rest;
    const both = await Promise.allSettled([worker.advance(startMs + 1000), outcome]);
    const text = `src/functions/app.ts:3:8: Hangs ${silent}`;
    expect(both.map((one) => one.status === 'rejected' && (one.reason as Error).message)).toEqual([text, text]);
    await worker.stop();
  });
}
