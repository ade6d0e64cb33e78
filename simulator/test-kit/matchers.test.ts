// What the matchers accept, and what they say.

import type { InstanceStatus } from '#core';
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

function messageOf(assertion: () => unknown): string {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  return 'It did not fail.';
}
