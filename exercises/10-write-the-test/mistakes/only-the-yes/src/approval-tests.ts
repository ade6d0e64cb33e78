import { expect } from './expect';
import { test } from './kit';

const order = { item: 'Desk lamp', amount: 79.5 };

test('an order that is approved at once', async (app) => {
  const id = await app.start(order);
  await app.raise(id, 'ApprovalEvent', true);
  await app.advance(0);
  expect(await app.status(id)).toHaveCompleted({ outcome: 'approved', order });
  expect(await app.activities(id)).toEqual(['ProcessApproval']);
});

test('an order that is approved after half an hour', async (app) => {
  const id = await app.start(order);
  await app.advance('30 min');
  expect(await app.status(id)).toBeRunning();
  await app.raise(id, 'ApprovalEvent', true);
  await app.advance(0);
  expect(await app.status(id)).toHaveCompleted({ outcome: 'approved', order });
});
