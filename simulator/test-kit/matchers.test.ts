// What the matchers accept, and what they say.

import type { InstanceStatus } from '#core';
import { Scenario } from '#scenario';
import { inProcessWorker } from '#worker/in-process';
import { expect, test } from 'vitest';
import './vitest.ts';

const status = (change: Partial<InstanceStatus>): InstanceStatus => ({
  name: 'approveOrder',
  instanceId: 'A-17',
  runtimeStatus: 'Completed',
  input: null,
  customStatus: null,
  output: null,
  createdMs: 0,
  lastUpdatedMs: 0,
  ...change,
});

const completed = status({ output: { total: 3, by: 'Ann' } });
const failed = status({ runtimeStatus: 'Failed', output: "Orchestrator function 'approveOrder' failed: no money" });
const running = status({ runtimeStatus: 'Running' });
const app = {
  startMs: 1_000,
  records: [{ kind: 'activity-started', atMs: 61_000, name: 'charge', input: { id: 'A-17' } }],
};

test('an orchestration that did what was expected', () => {
  expect(completed).toHaveCompleted();
  expect(completed).toHaveCompleted({ total: 3, by: 'Ann' });
  expect(completed).toHaveCompleted(expect.objectContaining({ total: 3 }));
  expect(failed).toHaveFailed();
  expect(failed).toHaveFailed('no money');
  expect(failed).toHaveFailed(/no (money|time)$/);
  expect(running).toBeRunning();
  expect(running).not.toHaveCompleted();
  expect(app).toHaveCalledActivity('charge');
  expect(app).toHaveCalledActivity('charge', { id: 'A-17' });
  expect(app).not.toHaveCalledActivity('charge', undefined);
  expect(app).not.toHaveCalledActivity('refund');
});

test.each([
  [
    () => expect(running).toHaveCompleted('approved'),
    'Expected approveOrder "A-17" to have completed with "approved", but it is running; it may wait for time (advance, next, untilIdle), for an event (raise), or for a timer that nobody cancelled.',
  ],
  [
    () => expect(status({ runtimeStatus: 'Pending' })).toBeRunning(),
    'Expected approveOrder "A-17" to be running, but it has not begun; move the clock with advance(), next(), step() or untilIdle().',
  ],
  [
    () => expect(completed).toHaveCompleted(expect.any(String)),
    'Expected approveOrder "A-17" to have completed with Any<String>, but it completed with {"total":3,"by":"Ann"}.',
  ],
  [
    () =>
      expect(completed).toHaveCompleted(expect.objectContaining({ total: expect.any(String) as string, by: 'Ann' })),
    'Expected approveOrder "A-17" to have completed with ObjectContaining {"total":Any<String>,"by":"Ann"}, but it completed with {"total":3,"by":"Ann"}.',
  ],
  [
    () => expect(completed).toHaveCompleted({ total: 3, by: expect.stringMatching(/^B/) as string }),
    'Expected approveOrder "A-17" to have completed with {"total":3,"by":StringMatching /^B/}, but it completed with {"total":3,"by":"Ann"}.',
  ],
  [
    () => expect(failed).toHaveFailed('no time'),
    `Expected approveOrder "A-17" to have failed with "no time", but it failed: "Orchestrator function 'approveOrder' failed: no money".`,
  ],
  [
    () => expect(failed).not.toHaveFailed(),
    `Expected approveOrder "A-17" not to have failed, but it failed: "Orchestrator function 'approveOrder' failed: no money".`,
  ],
  [
    () => expect(undefined).toHaveCompleted(),
    'Expected an instance to have completed, but there is no instance with this id.',
  ],
  [() => expect('A-17').toHaveCompleted(), 'This matcher looks at a status: expect(await app.status(id)), not "A-17".'],
  [
    () => expect(app).toHaveCalledActivity('charge', { id: 'B-2' }),
    'Expected the app to have called charge with {"id":"B-2"}.\nActivities called:\n  0:01:00 charge with {"id":"A-17"}',
  ],
  [
    () => expect({ ...app, records: [] }).toHaveCalledActivity('charge'),
    'Expected the app to have called charge.\nNo activity was called.',
  ],
])('the message of a matcher that fails (%#)', (assertion, message) => {
  expect(messageOf(assertion)).toBe(message);
});

function openApp(source: string): Scenario {
  const path = 'src/functions/app.ts';
  const files = { [path]: `import * as df from 'durable-functions';\n${source}` };
  return Scenario.open({ app: { files, entryPoints: [path] }, worker: inProcessWorker() });
}

const MISSPELT = `
df.app.activity('ProcessApproval', { handler: () => 'approved' });
df.app.orchestration('Approves', function* (context) {
  return yield context.df.callActivity('ProcesApproval');
});`;
const CAUSE =
  '\nThe host noticed:\n  src/functions/app.ts:5: Approves calls the activity "ProcesApproval", which the app does not register (it registers ProcessApproval). As on Azure, nothing runs and the instance stays Running; correct the name or register the function.';

test('a message ends with what the host noticed, where it noticed something', async () => {
  const scenario = openApp(MISSPELT);
  const id = await scenario.start('Approves', { instanceId: 'A-17' });
  await scenario.untilIdle();
  const status = await scenario.status(id);
  const [first] = await scenario.instances();
  const again = await (await scenario.replay([])).status(id);

  for (const one of [status, first, again]) {
    expect(messageOf(() => expect(one).toHaveCompleted())).toBe(
      `Expected Approves "A-17" to have completed, but it is running; it may wait for time (advance, next, untilIdle), for an event (raise), or for a timer that nobody cancelled.${CAUSE}`,
    );
  }
  expect(messageOf(() => expect(status).not.toBeRunning())).toContain(CAUSE);
  expect(messageOf(() => expect(scenario).toHaveCalledActivity('ProcessApproval'))).toBe(
    `Expected the app to have called ProcessApproval.\nNo activity was called.${CAUSE}`,
  );
  expect(status).toEqual({ ...status }); // nothing of it shows in the status itself
});

test('of many notices a message holds five', async () => {
  const calls = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `context.df.callActivity('${name}')`);
  const scenario = openApp(`df.app.orchestration('Many', function* (context) {
  yield context.df.Task.all([${calls.join(', ')}]);
});`);
  const id = await scenario.start('Many');
  await scenario.untilIdle();
  const status = await scenario.status(id);

  const lines = messageOf(() => expect(status).toHaveCompleted()).split('\n');

  expect(lines.slice(1).map((line) => /"(.)"/.exec(line)?.[1] ?? line)).toEqual([
    'The host noticed:',
    ...['a', 'b', 'c', 'd', 'e'],
    "  and 2 more, in the app's records",
  ]);
});

function messageOf(assertion: () => unknown): string {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  return 'It did not fail.';
}
