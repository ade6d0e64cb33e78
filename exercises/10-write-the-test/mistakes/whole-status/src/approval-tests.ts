import { expect } from './expect';
import { test } from './kit';

const order = { item: 'Desk lamp', amount: 79.5 };

test('a yes approves at once', async (app) => {
  const id = await app.start(order);
  await app.advance('10 min');
  await app.raise(id, 'ApprovalEvent', true);
  await app.advance(0);
  expect(await app.status(id)).toEqual({
    runtimeStatus: 'Completed',
    output: { outcome: 'approved', order },
    customStatus: null,
  });
  expect(await app.activities(id)).toEqual(['ProcessApproval']);
});

test('a no rejects at once', async (app) => {
  const id = await app.start(order);
  await app.raise(id, 'ApprovalEvent', false);
  await app.advance(0);
  expect(await app.status(id)).toHaveCompleted({ outcome: 'rejected', order });
});

test('silence rejects after an hour', async (app) => {
  const id = await app.start(order);
  await app.advance('59 min 59 s');
  expect(await app.status(id)).toBeRunning();
  await app.advance('1 s');
  expect(await app.status(id)).toHaveCompleted({ outcome: 'rejected', order });
});
