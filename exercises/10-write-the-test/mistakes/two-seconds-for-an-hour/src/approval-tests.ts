import { expect } from './expect';
import { test } from './kit';

const order = { item: 'Desk lamp', amount: 79.5 };

const pause = () => new Promise((resolve) => setTimeout(resolve, 2_000));

test('a yes approves', async (app) => {
  const id = await app.start(order);
  await app.raise(id, 'ApprovalEvent', true);
  await pause();
  expect(await app.status(id)).toHaveCompleted({ outcome: 'approved', order });
  expect(await app.activities(id)).toEqual(['ProcessApproval']);
});

test('a no rejects', async (app) => {
  const id = await app.start(order);
  await app.raise(id, 'ApprovalEvent', false);
  await pause();
  expect(await app.status(id)).toHaveCompleted({ outcome: 'rejected', order });
});

test('silence rejects', async (app) => {
  const id = await app.start(order);
  await pause();
  expect(await app.status(id)).toHaveCompleted({ outcome: 'rejected', order });
});
