import * as df from 'durable-functions';
import { describeSequence, EventType, sequenceOf, testApp } from 'durable-functions-workshop/simulator';
import { expect, test } from 'vitest';

// #region inline
test('functions can be registered by the test itself', async () => {
  df.app.orchestration('greetAll', function* (context) {
    const names = context.df.getInput<string[]>();
    return yield context.df.Task.all(names.map((name) => context.df.callActivity('greet', name)));
  });
  df.app.activity('greet', { handler: (name: string) => `Hello ${name}` });
  const app = await testApp({ seed: 7, startAt: '2031-05-01T09:00:00Z' });

  const greetings = await app.start('greetAll', { input: ['Ann', 'Bob'], instanceId: 'greetings' });
  await app.untilIdle();

  expect(await app.status(greetings)).toHaveCompleted(['Hello Ann', 'Hello Bob']);
});
// #endregion inline

// #region picture
test('what happened can be read', async () => {
  const app = await testApp({ load: () => import('../../src/functions/orders.js') });
  await app.stub('askForApproval', { returns: 'sent' });
  const order = await app.start('approveOrder', { input: { id: 'A-17', amount: 250 }, instanceId: 'A-17' });
  await app.raise(order, 'Approved', true);
  await app.untilIdle();

  expect((await app.history(order)).at(-2)).toMatchObject({ EventType: EventType.ExecutionCompleted });
  expect((await app.ledger()).map(({ name, input }) => ({ name, input }))).toEqual([
    { name: 'askForApproval', input: { id: 'A-17', amount: 250 } },
    { name: 'charge', input: { id: 'A-17', amount: 250 } },
  ]);
  expect(describeSequence(sequenceOf(app.records)).at(-1)).toBe(
    'At 0:00:00: ApproveOrder A-17 completes with "approved".',
  );
});
// #endregion picture

// #region noticed
test('a matcher that fails says what the host noticed', async () => {
  df.app.orchestration('greetNobody', function* (context) {
    yield context.df.callActivity('gret', 'Ann');
  });
  df.app.activity('greet', { handler: (name: string) => `Hello ${name}` });
  const app = await testApp();
  const greeting = await app.start('greetNobody');
  await app.untilIdle();
  const status = await app.status(greeting);

  expect(() => expect(status).toHaveCompleted()).toThrow(
    /The host noticed:\n {2}tests\/vitest\/words\.test\.ts:\d+: greetNobody calls the activity "gret"/,
  );
});
// #endregion noticed
