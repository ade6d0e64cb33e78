// Explore: the same story under other schedules, and the smallest schedule under which it goes wrong.

import { expect, test } from 'vitest';
import { CheckFailure, durationMs, expectThat } from '#scenario';
import type { Deviation, ExploreOptions, Scenario, Schedule } from '#scenario';
import { IN_FLIGHT, openApp } from './one-app.ts';

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

test('a correct app holds under every schedule', async () => {
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

// --- what at-least-once delivery does, and failures -----------------------------------------------------------------

const PAYS = `
let balance = 100;
df.app.activity('Withdraw', { handler: (amount: number) => (balance -= amount) });
df.app.activity('Balance', { handler: () => balance });
df.app.orchestration('Pay', function* (context) {
  yield context.df.callActivity('Withdraw', 30);
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  return yield context.df.callActivity('Balance');
});`;

/** Explores, and gives the message of the failure and its schedule. */
async function failureOf(
  scenario: Scenario,
  holds: (run: Scenario) => Promise<void>,
  options: Omit<ExploreOptions, 'holds'> = {},
): Promise<{ message: string; schedule: Schedule }> {
  const failure = await scenario.explore({ ...options, holds }).catch((error: unknown) => error);
  const message = failure instanceof CheckFailure ? failure.message : `no failure, but ${String(failure)}`;
  const schedule = JSON.parse(/scenario\.replay\((\[.*\])\)/.exec(message)?.[1] ?? '[]') as Schedule;
  return { message, schedule };
}

test('an activity that must not run twice is found, and can be replayed', async () => {
  const scenario = openApp(PAYS, IN_FLIGHT);
  await scenario.start('Pay', { instanceId: 'p' });
  await scenario.untilIdle();
  const isPaidOnce = async (run: Scenario) => {
    const { output } = (await run.status('p')) ?? {};
    if (typeof output === 'number' && output < 70) throw new Error(`the balance is ${output}`);
  };

  const { message, schedule } = await failureOf(scenario, isPaidOnce);

  expect(message).toContain(
    'also when activity Withdraw of p (activity 1 of the run) runs twice, but the balance is 40',
  );
  expect(schedule).toEqual([{ kind: 'activity twice', activity: 1 }]);
  expect((await (await scenario.replay(schedule)).status('p'))?.output).toBe(40);
});

test('an event that is delivered twice counts as a second vote', async () => {
  const scenario = openApp(`
df.app.orchestration('Counts', function* (context) {
  const first: df.Task = context.df.waitForExternalEvent('Vote');
  const second: df.Task = context.df.waitForExternalEvent('Vote');
  const deadline = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  const both = context.df.Task.all([first, second]);
  if ((yield context.df.Task.any([both, deadline])) === deadline) return 'not enough votes';
  deadline.cancel();
  return 'elected';
});`);
  const id = await scenario.start('Counts', { instanceId: 'c' });
  await scenario.advance(0);
  await scenario.raise(id, 'Vote', 'yes');
  await scenario.untilIdle();

  const again = await scenario.replay([{ kind: 'message twice', message: 2 }]);

  expect((await scenario.status(id))?.output).toBe('not enough votes');
  expect((await again.status(id))?.output).toBe('elected');
  expect(again.disturbancePoints().filter(({ disturbance }) => disturbance.kind === 'message twice')).toMatchObject([
    { about: 'the timer 0 of c' },
    { about: 'the event Vote to c' },
  ]);
});

test('the order of the messages of one episode can be what breaks an app', async () => {
  const scenario = openApp(`
df.app.orchestration('Decides', function* (context) {
  const yes = context.df.waitForExternalEvent('Yes');
  const no = context.df.waitForExternalEvent('No');
  return (yield context.df.Task.any([yes, no])) === yes ? 'yes' : 'no';
});
df.app.client.http('Both', { handler: async (_request, client) => {
  await client.raiseEvent('d', 'Yes', true);
  await client.raiseEvent('d', 'No', true);
  return { status: 202 };
} });`);
  await scenario.start('Decides', { instanceId: 'd' });
  await scenario.advance(0);
  await scenario.http('POST', '/api/Both');
  await scenario.untilIdle();
  const saysYes = async (run: Scenario) => {
    const { runtimeStatus, output } = (await run.status('d')) ?? {};
    if (runtimeStatus === 'Completed' && output !== 'yes') throw new Error('it says no');
  };

  const { message, schedule } = await failureOf(scenario, saysYes);

  expect(message).toContain(
    'in the 1st episode or batch that takes several messages, the 2nd of them goes first, but it says no',
  );
  expect(schedule).toEqual([{ kind: 'message order', at: 0, choice: 1 }]);
  expect((await (await scenario.replay(schedule)).status('d'))?.output).toBe('no');
});

test('signals of clients may reach an entity in either order, and those of one orchestrator may not', async () => {
  const scenario = openApp(`
df.app.entity('Last', (context) => { context.df.setState(context.df.getInput()); });
df.app.orchestration('Says', function* (context) {
  for (const word of ['one', 'two']) context.df.signalEntity(new df.EntityId('Last', 'of-one'), 'set', word);
});`);
  await scenario.signal({ name: 'Last', key: 'of-clients' }, 'set', 'one');
  await scenario.signal({ name: 'Last', key: 'of-clients' }, 'set', 'two');
  await scenario.start('Says', { instanceId: 's' });
  await scenario.untilIdle();
  const last = async (run: Scenario, key: string) => (await run.entity({ name: 'Last', key }))?.state;

  const other = await scenario.replay([{ kind: 'message order', at: 0, choice: 1 }]);
  const none = await scenario.replay([{ kind: 'message order', at: 1, choice: 1 }]); // there is no second choice

  expect([await last(scenario, 'of-clients'), await last(scenario, 'of-one')]).toEqual(['two', 'two']);
  expect([await last(other, 'of-clients'), await last(other, 'of-one')]).toEqual(['one', 'two']);
  expect([await last(none, 'of-clients'), await last(none, 'of-one')]).toEqual(['two', 'two']);
});

test('activities fail when the one who explores asks for it, and not otherwise', async () => {
  const scenario = openApp(PAYS);
  await scenario.start('Pay', { instanceId: 'p' });
  await scenario.untilIdle();
  const completes = async (run: Scenario) => {
    const { runtimeStatus } = (await run.status('p')) ?? {};
    if (runtimeStatus !== 'Completed') throw new Error(`it is ${runtimeStatus}`);
  };

  await scenario.explore({ holds: completes, schedules: 100 });
  const { message, schedule } = await failureOf(scenario, completes, { faults: ['activity fails'] });

  expect(message).toContain('also when activity Withdraw of p (activity 1 of the run) fails, but it is Failed');
  expect(schedule).toEqual([{ kind: 'activity fails', activity: 1 }]);
  expect((await (await scenario.replay(schedule)).status('p'))?.runtimeStatus).toBe('Failed');
});

test('what needs two failures is found too, and reported without anything that it does not need', async () => {
  const scenario = openApp(`
df.app.activity('A', { handler: () => 'a' });
df.app.orchestration('Tries', function* (context) {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try { return yield context.df.callActivity('A'); } catch { /* once more */ }
  }
  throw new Error('gave up');
});`);
  await scenario.start('Tries', { instanceId: 't' });
  await scenario.untilIdle();
  const completes = async (run: Scenario) => {
    if ((await run.status('t'))?.runtimeStatus !== 'Completed') throw new Error('it gave up');
  };

  const { schedule } = await failureOf(scenario, completes, { faults: ['activity fails'] });

  // The second attempt is no part of the undisturbed run.
  expect(new Set(schedule)).toEqual(
    new Set<Deviation>([
      { kind: 'activity fails', activity: 1 },
      { kind: 'activity fails', activity: 2 },
    ]),
  );
  expect((await (await scenario.replay(schedule)).status('t'))?.runtimeStatus).toBe('Failed');
});

// --- between two moments, and only what somebody asks for -----------------------------------------------------------

const LATE_LISTENER = `
df.app.activity('Ask', { handler: () => new Promise((resolve) => setTimeout(resolve, 30_000)) });
df.app.orchestration('Approval', function* (context) {
  yield context.df.callActivity('Ask');
  context.df.setCustomStatus('asked');
  return yield context.df.waitForExternalEvent('Answer');
});
df.app.client.http('Answer', { handler: async (_request, client) => {
  const { customStatus } = await client.getStatus('order-1');
  if (customStatus !== 'asked') return { status: 404 };
  await client.raiseEvent('order-1', 'Answer', 'yes');
  return { status: 202 };
} });`;

/** Somebody is asked, which takes 30 s, and answers over HTTP after a minute. */
async function answered(): Promise<Scenario> {
  const scenario = openApp(LATE_LISTENER);
  await scenario.start('Approval', { instanceId: 'order-1' });
  await scenario.advance('1 min');
  await scenario.http('POST', '/api/Answer');
  await scenario.advance('1 min');
  await scenario.advance(0); // where the answer comes late
  return scenario;
}

/** Whoever has been asked has a right to be heard. */
async function isHeard(run: Scenario): Promise<void> {
  const { records } = run;
  const asked = records.findIndex(({ kind }) => kind === 'activity-started');
  const answer = records.findIndex((record) => record.kind === 'request' && record.answeredBy === 'Answer');
  if (asked < 0 || answer < asked) return;
  expectThat((await run.status('order-1'))?.output === 'yes', 'an answer to be heard', 'nobody heard it');
}

test('a request can come right after any moment, and what is reported is the first at which it goes wrong', async () => {
  const scenario = await answered();

  await scenario.explore({ holds: isHeard, only: ['early', 'late', 'twice'], atOnce: 1 }); // these leap over the 30 seconds
  const { message, schedule } = await failureOf(scenario, isHeard, { only: ['after moment'] });

  expect(message).toBe(
    'Expected an answer to be heard, also when "POST /api/Answer" comes right after moment 2, ' +
      'but nobody heard it (replay it with scenario.replay([{"kind":"after moment","input":0,"moment":2}])).',
  );
  const again = await scenario.replay(schedule);
  expect(again.story).toEqual([
    '0:00:00 start Approval as order-1',
    '0:00:00 advance the clock by 0:01:00',
    '0:00:00 POST /api/Answer',
    '0:01:00 advance the clock by 0:01:00',
    '0:02:00 run what is due',
  ]);
  expect((await again.status('order-1'))?.runtimeStatus).toBe('Running');
});

test('an event that comes before the first moment waits for its instance', async () => {
  const scenario = await approved(approval('deadline.cancel();'));

  const again = await scenario.replay([{ kind: 'after moment', input: 0, moment: 0 }]);

  expect((await again.status('order-1'))?.output).toBe('shipped');
  expect(again.now()).toBe(durationMs('30 min')); // and nothing was left to wait for
});

test('with one deviation at once, each of a kind is tried, and then it is over', async () => {
  const scenario = await approved(approval('deadline.cancel();'));
  const moments = scenario.crashPoints().filter(({ kind }) => kind === 'after').length;
  const holds = () => undefined;

  const each = await scenario.explore({ holds, only: ['after moment'], atOnce: 1 });
  const ofNoInput = await scenario.explore({ holds, only: ['after moment', 'twice'], inputs: [], atOnce: 1 });

  expect(each).toBe(1 + moments);
  expect(ofNoInput).toBe(1);
});

test('a run that goes wrong already is looked at as it is', async () => {
  const scenario = openApp(approval('deadline.cancel();'), { fault: { kind: 'after', moment: 1 } });
  await scenario.start('Approval', { instanceId: 'order-1' });
  const seen: Scenario[] = [];

  const tried = await scenario.explore({ holds: (run) => void seen.push(run) });

  expect([tried, seen]).toEqual([1, [scenario]]);
});

test('a moment that the run does not have makes no sense, and neither does an input that has been moved away', async () => {
  const scenario = await approved(approval('deadline.cancel();'));
  const moved = { kind: 'after moment', input: 0, moment: 1 } as const;

  await expect(scenario.replay([{ ...moved, moment: 99 }])).rejects.toThrow(/makes no sense for this story/);
  await expect(scenario.replay([moved, { kind: 'late', input: 0 }])).rejects.toThrow(/makes no sense for this story/);
  await expect(scenario.replay([{ ...moved, input: 3 }])).rejects.toThrow(
    'in it input 3 comes right after moment 1, and this story has the inputs 0 "raise Answer',
  );
});

test('a schedule of another story is refused, and the inputs of this one are named', async () => {
  const scenario = await approved(approval('deadline.cancel();'));
  const silent = openApp(approval(''));

  await expect(scenario.replay([{ kind: 'twice', input: 3 }])).rejects.toThrow(
    'The schedule belongs to another story: in it input 3 comes twice, and this story has the inputs 0 "raise Answer on order-1 with true".',
  );
  await expect(silent.replay([{ kind: 'late', input: 0 }])).rejects.toThrow(
    'The schedule belongs to another story: in it input 0 comes late, and this story has no inputs.',
  );
});

test('an input that the story does not have is not explored in silence', async () => {
  const scenario = await approved(approval('deadline.cancel();'));
  const holds = () => undefined;

  await expect(scenario.explore({ holds, inputs: [0, 3] })).rejects.toThrow(
    'explore cannot move input 3: this story has the inputs 0 "raise Answer on order-1 with true".',
  );
  await expect(openApp(approval('')).explore({ holds, inputs: [0] })).rejects.toThrow(
    'explore cannot move input 0: this story has no inputs.',
  );
});

test('a schedule in which an input has no time to come late to is refused', async () => {
  const scenario = openApp(approval('deadline.cancel();'));
  await scenario.start('Approval', { instanceId: 'order-1' });
  await scenario.raise('order-1', 'Answer', true);

  await expect(scenario.replay([{ kind: 'late', input: 0 }])).rejects.toThrow(
    'The schedule makes no sense for this story: an input has no time to come early or late to, its moment never comes, or it is refused there.',
  );
});
