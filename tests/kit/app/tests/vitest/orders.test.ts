// #region first
import { testApp } from 'durable-functions-workshop/simulator';
import { expect, test } from 'vitest';

test('an order that nobody approves is escalated after three days', async () => {
  const app = await testApp({ load: () => import('../../src/functions/orders.js') });
  await app.stub('askForApproval', { returns: 'sent' });

  const order = await app.start('approveOrder', { input: { id: 'A-17', amount: 250 } });
  await app.advance('3 days');

  expect(await app.status(order)).toHaveCompleted('escalated');
});
// #endregion first

// #region open
const ordersApp = () => testApp({ load: () => import('../../src/functions/orders.js') });
// #endregion open

// #region event
test('an approved order is charged', async () => {
  const app = await ordersApp();
  await app.stub('askForApproval', { returns: 'sent' });
  const order = await app.start('approveOrder', { input: { id: 'A-17', amount: 250 } });

  await app.advance('2 days');
  expect(await app.status(order)).toBeRunning();

  await app.raise(order, 'Approved', true);
  await app.advance(0);

  expect(await app.status(order)).toHaveCompleted('approved');
  expect(app).toHaveCalledActivity('charge', { id: 'A-17', amount: 250 });
});
// #endregion event

// #region failure
test('an order that is too expensive fails', async () => {
  const app = await ordersApp();
  await app.stub('askForApproval', { returns: 'sent', takes: '1 hour' });
  const order = await app.start('approveOrder', { input: { id: 'B-2', amount: 5000 } });

  await app.raise(order, 'Approved', true);
  await app.untilIdle();

  expect(await app.status(order)).toHaveFailed('B-2 is too expensive.');
});
// #endregion failure

// #region http
test('an order arrives over HTTP', async () => {
  const app = await ordersApp();
  await app.stub('askForApproval', { fails: 'The mail server is down.' });

  const answer = await app.http('POST', '/api/orders', { body: { id: 'A-17', amount: 250 } });
  expect(answer.status).toBe(202);
  const { id, statusQueryGetUri } = answer.json() as { id: string; statusQueryGetUri: string };
  await app.untilIdle();

  expect(await app.status(id)).toHaveFailed(/mail server is down/);
  const status = await app.http('GET', new URL(statusQueryGetUri).pathname);
  expect(status.json()).toMatchObject({ runtimeStatus: 'Failed' });
});
// #endregion http

// #region crash
test('an order survives the death of the worker at any moment', async () => {
  const app = await ordersApp();
  await app.stub('askForApproval', { returns: 'sent' });
  const order = await app.start('approveOrder', { input: { id: 'A-17', amount: 250 } });
  await app.advance('2 days');
  await app.raise(order, 'Approved', true);
  await app.untilIdle();

  await app.crashMatrix();
});
// #endregion crash

// #region faults
test('one card is declined, and the other is charged twice', async () => {
  const app = await ordersApp();
  await app.stub('askForApproval', { returns: 'sent' });
  await app.stub('charge', { fails: 'The card was declined.', onlyFor: { id: 'B-2', amount: 10 } });
  const declined = await app.start('approveOrder', { input: { id: 'B-2', amount: 10 } });
  const order = await app.start('approveOrder', { input: { id: 'A-17', amount: 250 } });
  await app.raise(declined, 'Approved', true);
  await app.advance('1 day');

  await app.twice({ activity: 'charge' });
  await app.raise(order, 'Approved', true);
  await app.untilIdle();

  expect(await app.status(declined)).toHaveFailed(/The card was declined/);
  expect(await app.status(order)).toHaveCompleted('approved');
  const charges = (await app.ledger()).filter(({ name, instanceId }) => name === 'charge' && instanceId === order);
  expect(charges.map(({ duplicate }) => duplicate)).toEqual([false, true]);
});
// #endregion faults

// #region explore
test('an order is settled, whatever comes early, late or twice', async () => {
  const app = await ordersApp();
  await app.stub('askForApproval', { returns: 'sent' });
  const order = await app.start('approveOrder', { input: { id: 'A-17', amount: 250 } });
  await app.advance('2 days');
  await app.raise(order, 'Approved', true);
  await app.untilIdle();

  await app.explore({
    holds: async (run) => expect(await run.status(order)).toHaveCompleted(),
  });
});
// #endregion explore

// #region moments
test('an approval counts at whatever moment it comes', async () => {
  const app = await ordersApp();
  await app.stub('askForApproval', { returns: 'sent', takes: '1 min' });
  const order = await app.start('approveOrder', { input: { id: 'A-17', amount: 250 } });
  await app.advance('2 days');
  await app.raise(order, 'Approved', true);
  await app.advance('1 hour'); // no further than the deadline

  await app.explore({
    only: ['after moment'],
    atOnce: 1,
    holds: async (run) => expect(await run.status(order)).toHaveCompleted('approved'),
  });
});
// #endregion moments
