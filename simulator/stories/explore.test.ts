// Explore: the same story in other orders, and the smallest schedule under which it goes wrong.

import { expect, test } from 'vitest';
import { CheckFailure } from '#scenario';
import type { Scenario, Schedule } from '#scenario';
import { openApp } from './one-app.ts';

const approval = (cancel: string) => `
df.app.activity('Ship', { handler: () => 'shipped' });
df.app.orchestration('Approval', function* (context) {
  const deadline = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 3_600_000));
  const answer = context.df.waitForExternalEvent('Answer');
  if ((yield context.df.Task.any([answer, deadline])) === deadline) return 'too late';
  ${cancel}
  return yield context.df.callActivity('Ship');
});`;

async function approved(source: string): Promise<Scenario> {
  const scenario = openApp(source);
  await scenario.start('Approval', { instanceId: 'order-1' });
  await scenario.advance('30 min');
  await scenario.raise('order-1', 'Answer', true);
  await scenario.untilIdle();
  return scenario;
}

const statusOf = async (run: Scenario) => (await run.status('order-1'))?.runtimeStatus;
const shipments = async (run: Scenario) => (await run.ledger()).filter((entry) => !entry.duplicate).length;

test('a correct app holds in every order', async () => {
  const scenario = await approved(approval('deadline.cancel();'));

  const tried = await scenario.explore({
    schedules: 60,
    holds: async (run) => {
      expect(await statusOf(run)).toBe('Completed');
      expect(await shipments(run)).toBeLessThanOrEqual(1);
    },
  });

  expect(tried).toBeGreaterThan(20);
  expect(await statusOf(scenario)).toBe('Completed'); // the scenario itself is as it was
});

test('an event that comes twice is found, made small, and can be replayed', async () => {
  const scenario = openApp(`
df.app.activity('Pay', { handler: () => 'paid' });
df.app.orchestration('Pays', function* (context) {
  for (;;) {
    const answer: string = yield context.df.waitForExternalEvent('Invoice');
    yield context.df.callActivity('Pay', answer);
  }
});`);
  await scenario.start('Pays', { instanceId: 'p' });
  await scenario.advance('1 min');
  await scenario.raise('p', 'Invoice', 'no. 1');
  await scenario.advance('1 min');
  const paidOnce = async (run: Scenario) => {
    if ((await shipments(run)) > 1) throw new Error('the invoice was paid twice');
  };

  const failure = await scenario.explore({ holds: paidOnce, schedules: 80 }).catch((error: unknown) => error as Error);

  expect(failure).toBeInstanceOf(CheckFailure);
  const message = (failure as Error).message;
  expect(message).toContain('"raise Invoice on p with "no. 1"" comes twice');
  expect(message).toContain(
    'the invoice was paid twice (replay it with scenario.replay([{"kind":"twice","input":0}]))',
  );
  const schedule = JSON.parse(/scenario\.replay\((\[.*\])\)/.exec(message)?.[1] ?? '[]') as Schedule;
  expect(await shipments(await scenario.replay(schedule))).toBe(2);
});

test('an order of things that are due at one instant can be what breaks an app', async () => {
  const scenario = openApp(`
const order: string[] = [];
df.app.activity('A', { handler: () => order.push('A') });
df.app.activity('B', { handler: () => { if (order[0] !== 'A') throw new Error('B came first'); } });
df.app.orchestration('Both', function* (context) {
  yield context.df.Task.all([context.df.callActivity('A'), context.df.callActivity('B')]);
});`);
  await scenario.start('Both', { instanceId: 'order-1' });
  await scenario.untilIdle();
  expect(await statusOf(scenario)).toBe('Completed');

  const exploring = scenario.explore({
    holds: async (run) => {
      const status = await run.status('order-1');
      if (status?.runtimeStatus !== 'Completed') throw new Error(String(status?.output).slice(0, 60));
    },
  });

  await expect(exploring).rejects.toThrow(/the 2nd of them goes first/);
});

test('what does not hold without any deviation is told as it is', async () => {
  const scenario = await approved(approval(''));

  const exploring = scenario.explore({
    holds: () => {
      throw new Error('never');
    },
  });

  await expect(exploring).rejects.toThrow('never');
});

test('the same seed tries the same schedules', async () => {
  const tried: string[][] = [[], []];
  for (const seen of tried) {
    const scenario = await approved(approval('deadline.cancel();'));
    await scenario.explore({ schedules: 40, seed: 7, holds: (run) => void seen.push(run.story.join('\n')) });
  }

  expect(tried[0]).toEqual(tried[1]);
});
