// What the host keeps between episodes, and what a worker in the same process shares between them, shows nowhere: a run whose
// worker dies after every episode, so that everything begins anew, comes to the same history.

import { expect, test } from 'vitest';
import type { Fault, HistoryEvent } from '#core';
import { openApp, REMEMBERS } from './one-app.ts';
import type { Scenario } from '#scenario';

type Flow = readonly [name: string, orchestrator: string, run: (scenario: Scenario, id: string) => Promise<void>];

const operator = (id: string, what: string) => `/runtime/webhooks/durabletask/instances/${id}/${what}`;

const MINUTE_MS = 60_000;
const AFTER = `(minutes) => new Date(context.df.currentUtcDateTime.getTime() + minutes * ${MINUTE_MS})`;

/** Of a short history nothing is kept. */
const LONG = `for (let count = 0; count < 10; count += 1) yield context.df.callActivity('echo', count);`;

const flows: readonly Flow[] = [
  [
    'a timer is cancelled in the middle',
    `const deadline = context.df.createTimer(after(60));
     const winner = yield context.df.Task.any([deadline, context.df.waitForExternalEvent('Go')]);
     if (winner !== deadline) deadline.cancel();
     const first = yield context.df.callActivity('echo', 'first');
     yield context.df.createTimer(after(1));
     return [first, yield context.df.callActivity('echo', 'second')];`,
    async (scenario, id) => {
      await scenario.advance(MINUTE_MS);
      await scenario.raise(id, 'Go');
    },
  ],
  [
    'a task is yielded twice, and what follows it waits by the clock',
    `const go = context.df.waitForExternalEvent('Go');
     yield context.df.Task.any([go, context.df.createTimer(after(1))]);
     yield go;
     try { yield context.df.callActivityWithRetry('fails', new df.RetryOptions(5_000, 3)); }
     catch (error) { return context.df.currentUtcDateTime; }`,
    async (scenario, id) => {
      await scenario.advance(10 * MINUTE_MS);
      await scenario.raise(id, 'Go');
    },
  ],
  [
    'an activity is ignored, because the app does not register it',
    `yield context.df.Task.any([context.df.callActivity('nowhere'), context.df.waitForExternalEvent('Go')]);
     return yield context.df.callActivity('echo', 'on');`,
    async (scenario, id) => {
      await scenario.advance(0);
      await scenario.raise(id, 'Go');
    },
  ],
  [
    'it is suspended while an activity runs',
    `const one = yield context.df.callActivity('echo', 1);
     yield context.df.createTimer(after(2));
     return [one, yield context.df.callActivity('echo', 2)];`,
    async (scenario, id) => {
      await scenario.advance(MINUTE_MS);
      await scenario.http('POST', operator(id, 'suspend'));
      await scenario.advance(5 * MINUTE_MS);
      await scenario.http('POST', operator(id, 'resume'));
    },
  ],
  [
    'it continues as new',
    `const round = context.df.getInput() ?? 0;
     const told = yield context.df.waitForExternalEvent('Go');
     yield context.df.createTimer(after(1));
     if (round < 2) context.df.continueAsNew(round + 1);
     return told;`,
    async (scenario, id) => {
      for (const told of ['a', 'b', 'c', 'd']) {
        await scenario.raise(id, 'Go', told);
        await scenario.advance(2 * MINUTE_MS);
      }
    },
  ],
  [
    'half of it fails while the rest goes on',
    `try { yield context.df.Task.all([context.df.callActivity('fails'), context.df.callActivity('echo', 1), context.df.createTimer(after(3))]); }
     catch { yield context.df.callActivity('echo', 'after'); }
     yield context.df.createTimer(after(5));
     return 'done';`,
    () => Promise.resolve(),
  ],
];

async function historyOf([, orchestrator, run]: Flow, fault: Fault | undefined): Promise<readonly HistoryEvent[]> {
  const scenario = openApp(
    `df.app.activity('echo', { handler: (input) => input });
     df.app.activity('fails', { handler: () => { throw new Error('no'); } });
     df.app.orchestration('flow', function* (context) { const after = ${AFTER}; ${LONG} ${orchestrator} });`,
    { fault },
  );
  const id = await scenario.start('flow');
  await run(scenario, id);
  await scenario.untilIdle();
  return scenario.history(id);
}

test.each(flows)('a replay that goes on comes to what one from the start does: %s', async (...flow) => {
  const kept = await historyOf(flow, undefined);
  const anew = await historyOf(flow, { kind: 'after', moment: 'every episode' });

  expect(kept.length).toBeGreaterThan(40);
  expect(kept).toEqual(anew);
});

test('what an orchestrator does to the date that it was given, no later episode hears of', async () => {
  const scenario = openApp(
    `df.app.activity('echo', { handler: (input) => input });
     df.app.orchestration('midnight', function* (context) {
       ${LONG}
       yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 90 * 60_000));
       const now = context.df.currentUtcDateTime;
       const seen = now.toISOString();
       now.setUTCHours(0, 0, 0, 0);
       yield context.df.waitForExternalEvent('Go');
       yield context.df.waitForExternalEvent('Go');
       return seen;
     });`,
    { ...REMEMBERS, startMs: Date.UTC(2030, 0, 1, 9) },
  );
  const id = await scenario.start('midnight');
  await scenario.advance(2 * 60 * MINUTE_MS);
  for (const told of ['once', 'twice']) {
    await scenario.raise(id, 'Go', told);
    await scenario.advance(0);
  }

  expect((await scenario.status(id))?.output).toBe('2030-01-01T10:30:00.000Z');
});
