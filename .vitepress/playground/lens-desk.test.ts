// Looking closer at a run that is open: beside the reference solution, in another world, and under other schedules.

import { expect, test } from 'vitest';
import { firstDifference } from '#scenario';
import { inProcessWorker } from '#worker/in-process';
import { defineExercise } from '../../exercises/define-exercise.ts';
import { HeardDesk } from './heard-desk.ts';
import type { HubAnswer, HubCommand } from './session-messages.ts';

const file = 'src/functions/orders.ts';
const app = (body: string): Record<string, string> => ({
  [file]: `import * as df from 'durable-functions';
df.app.activity('Ship', { handler: (order: string) => 'shipped ' + order });
df.app.orchestration('Orders', function* (context) {
  ${body}
});`,
});

const ONCE = `yield context.df.waitForExternalEvent('Paid');
  return yield context.df.callActivity('Ship', context.df.getInput());`;

/** Ships once more if it is paid once more within a minute. */
const TWICE = `yield context.df.waitForExternalEvent('Paid');
  const shipped = yield context.df.callActivity('Ship', context.df.getInput());
  const soon = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  const again = context.df.waitForExternalEvent('Paid');
  if ((yield context.df.Task.any([again, soon])) === soon) return shipped;
  soon.cancel();
  return yield context.df.callActivity('Ship', context.df.getInput());`;

const path = (rest: string): string => `/runtime/webhooks/durabletask/${rest}`;
const start = { label: 'Start', method: 'POST', path: path('orchestrators/Orders/order-1'), body: 'lamp' } as const;
const exercise = defineExercise({
  title: 'Orders',
  lesson: 'orders',
  task: ['Ship what is paid.'],
  files: [{ path: file, role: 'edit' }],
  hints: ['Wait first.'],
  requests: [start],
  onRun: [start],
  checks: [{ id: 'any', title: 'Any', points: 10, run: () => Promise.resolve() }],
});

/** A desk on which an app runs until the order is paid, and its last answer. */
async function paid(body: string): Promise<{ desk: HeardDesk; answer: HubAnswer }> {
  const desk = new HeardDesk({ startWorker: inProcessWorker, loadExercise: () => Promise.resolve(exercise) });
  await desk.answer({ do: 'run', exercise: 'orders', files: app(body), start: true, pace: 'settle' });
  const request = { method: 'POST', path: path('instances/order-1/raiseEvent/Paid'), body: 'true' };
  await desk.answer({ do: 'send', request, pace: 'settle' });
  const answer = await desk.answer({ do: 'move', move: 'advance', ms: 120_000 });
  return { desk, answer };
}

const explore = (reference: string | null, seed = 1): HubCommand => ({
  do: 'explore',
  seed,
  schedules: 40,
  reference: reference === null ? null : app(reference),
});

test('the reference is given the same words, and where it does something else is said', async () => {
  const { desk } = await paid(`yield context.df.waitForExternalEvent('Paid'); return 'shipped lamp';`);

  const { tapes } = await desk.answer({ do: 'fork', from: 'main', variation: { files: app(ONCE) } });

  const [mine, reference] = [tapes.main?.view(), tapes.other?.view()];
  expect(mine && reference && firstDifference(mine, reference)?.text).toBe(
    'They part at event 6: TaskScheduled there only.',
  );
});

test('an X-ray of a deterministic app opens no other run', async () => {
  const { desk, answer } = await paid(ONCE);

  const xrayed = await desk.answer({ do: 'x-ray' });

  expect(xrayed.xRay).toEqual({ tried: 8, world: null, findings: [] });
  expect(xrayed.tapes.other).toBeUndefined();
  expect(xrayed.view).toEqual(answer.view);
});

test('an X-ray that finds something opens the run in which it is to be seen; the main run stays as it was', async () => {
  const { desk, answer } = await paid(ONCE.replace('context.df.getInput()', 'String(Math.random())'));

  const { xRay, tapes, view, problem } = await desk.answer({ do: 'x-ray' });

  expect(problem).toBeUndefined();
  expect(xRay?.findings).toMatchObject([{ instanceId: 'order-1', source: { file, line: 5 } }]);
  const [first, second] = [view?.instances[0]?.output, tapes.other?.view().instances[0]?.output];
  expect([first, second]).toEqual([expect.stringContaining('shipped 0.'), expect.stringContaining('shipped 0.')]);
  expect(first).not.toBe(second);
  expect(view).toEqual(answer.view);
});

test('a run in another world goes on in that world', async () => {
  const { desk } = await paid(ONCE.replace('context.df.getInput()', 'String(Math.random())'));
  await desk.answer({ do: 'x-ray' });
  const again = await desk.answer({ do: 'fork', from: 'other', variation: {} });
  const anew = await desk.answer({ do: 'fork', from: 'main', variation: { otherWorld: 1 } });

  expect(again.tapes.other?.view()).toEqual(anew.tapes.other?.view());
});

test('an app that does what the reference does, does it under every schedule', async () => {
  const { desk } = await paid(ONCE);
  const told: number[] = [];

  const { races } = await desk.answer(explore(ONCE), { onProgress: ({ done }) => told.push(done) });

  expect(races).toMatchObject({ demand: 'outcome and effects', race: null, undisturbed: null, seed: 1 });
  expect(races?.tried).toBeGreaterThan(20);
  expect(told.at(-1)).toBe(races?.tried);
});

test('what goes wrong under another schedule is told as small as it gets, and can be opened', async () => {
  const { desk, answer } = await paid(TWICE);

  const { races, view } = await desk.answer(explore(ONCE, 7));

  expect(races).toMatchObject({ demand: 'outcome and effects', seed: 7 });
  expect(races?.race).toMatchObject({
    schedule: [{ kind: 'twice', input: 1 }],
    text: `"POST ${path('instances/order-1/raiseEvent/Paid')} with true" comes twice`,
    difference: 'Ship "lamp" ran twice in your app; in the reference once.',
  });
  expect(view).toEqual(answer.view);

  const schedule = races?.race?.schedule ?? [];
  const { tapes } = await desk.answer({ do: 'fork', from: 'main', variation: { schedule } });
  const ships = tapes.other?.records.filter((record) => record.kind === 'activity-started');
  expect(ships).toHaveLength(2);
});

test('an app that comes to something else anyway is told so, and then nothing may fail', async () => {
  const failing = `yield context.df.waitForExternalEvent('Paid'); return 'done';`;
  const { desk } = await paid(failing);

  const { races } = await desk.answer(explore(ONCE));

  expect(races).toMatchObject({
    demand: 'nothing fails',
    undisturbed: 'order-1 is Completed with "done" in your app; in the reference it is Completed with "shipped lamp".',
    race: null,
  });
});

test('activities of other names are the own affair of an app', async () => {
  const { desk } = await paid(ONCE);
  const renamed = app(ONCE);
  renamed[file] = renamed[file]?.replaceAll("'Ship'", "'Send'") ?? '';

  const { races } = await desk.answer({ do: 'explore', seed: 1, schedules: 40, reference: renamed });

  expect(races).toMatchObject({
    demand: 'outcome',
    undisturbed: 'Ship "lamp" ran once in your app; in the reference not at all.',
    race: null,
  });
});

test('without a reference, an instance that fails is a find', async () => {
  const impatient = `const paid = context.df.waitForExternalEvent('Paid');
  const soon = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1_000));
  if ((yield context.df.Task.any([paid, soon])) === soon) throw new Error('too late');
  soon.cancel();`;
  const { desk } = await paid(impatient);

  const { races } = await desk.answer(explore(null));

  expect(races).toMatchObject({ demand: 'nothing fails', undisturbed: null });
  expect(races?.race).toMatchObject({ schedule: [{ kind: 'late', input: 1 }] });
  expect(races?.race?.difference).toMatch(/^order-1 fails: .*too late/);
});

test('enough is enough: exploring ends at once, and the run stays open', async () => {
  const { desk, answer } = await paid(ONCE);

  const { races, view } = await desk.answer(explore(ONCE), {
    onProgress: ({ done }) => {
      if (done === 5) desk.enough();
    },
  });

  expect(races).toMatchObject({ tried: 5, isStopped: true, race: null });
  expect(view).toEqual(answer.view);
});

test('before the first run there is nothing to look closer at', async () => {
  const desk = new HeardDesk({ startWorker: inProcessWorker, loadExercise: () => Promise.resolve(exercise) });

  expect((await desk.answer({ do: 'x-ray' })).problem?.message).toContain('Nothing is running yet');
  expect((await desk.answer(explore(null))).problem?.message).toContain('Nothing is running yet');
});
