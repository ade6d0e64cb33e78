import { expect } from './expect';
import { test } from './kit';

const order = { item: 'Desk lamp', amount: 79.5 };

test('a yes approves', async (app) => {
  const id = await app.start(order);
  await app.advance('10 min');
  await app.raise(id, 'ApprovalEvent', true);
  expect(await app.status(id)).toHaveCompleted({ outcome: 'approved', order });
  expect(await app.activities(id)).toEqual(['ProcessApproval']);
});

test('silence rejects after an hour', async (app) => {
  const id = await app.start(order);
  await app.advance('59 min 59 s');
  expect(await app.status(id)).toBeRunning();
  await app.advance('1 s');
  expect(await app.status(id)).toHaveCompleted({ outcome: 'rejected', order });
});
