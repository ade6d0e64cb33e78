import { expect } from './expect';
import { test } from './kit';

const order = { item: 'Desk lamp', amount: 79.5 };

test('a yes approves at once', async (app) => {
  const id = await app.start(order);
  await app.advance('10 min');
  await app.raise(id, 'ApprovalEvent', true);
  await app.advance(0);
  expect(await app.status(id)).toHaveCompleted({ outcome: 'approved', order });
  expect(await app.activities(id)).toEqual(['ProcessApproval']);
});

test('a no rejects at once', async (app) => {
  const id = await app.start(order);
  await app.advance('10 min');
  await app.raise(id, 'ApprovalEvent', false);
  await app.advance(0);
  expect(await app.status(id)).toHaveCompleted({ outcome: 'rejected', order });
  expect(await app.activities(id)).toEqual(['ProcessRejection']);
});

test('without an answer the order waits', async (app) => {
  const id = await app.start(order);
  await app.advance('30 min');
  expect(await app.status(id)).toBeRunning();
});
