import { expect } from './expect';
import { test } from './kit';

const order = { item: 'Desk lamp', amount: 79.5 };
const approved = { outcome: 'approved', order };
const rejected = { outcome: 'rejected', order };

test('an order that is approved is processed at once', async (app) => {
  const id = await app.start(order);
  await app.advance('10 min');
  expect(await app.status(id)).toBeRunning();

  await app.raise(id, 'ApprovalEvent', true);
  await app.advance(0);
  expect(await app.status(id)).toHaveCompleted(approved);
  expect(await app.activities(id)).toEqual(['ProcessApproval']);
});

test('an order that is rejected is rejected at once', async (app) => {
  const id = await app.start(order);
  await app.advance('10 min');

  await app.raise(id, 'ApprovalEvent', false);
  await app.advance(0);
  expect(await app.status(id)).toHaveCompleted(rejected);
  expect(await app.activities(id)).toEqual(['ProcessRejection']);
});

test('silence rejects after one hour, and not before', async (app) => {
  const id = await app.start(order);
  await app.advance('59 min 59 s');
  expect(await app.status(id)).toBeRunning();

  await app.advance('1 s');
  expect(await app.status(id)).toHaveCompleted(rejected);
});
