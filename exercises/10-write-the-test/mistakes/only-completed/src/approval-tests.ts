import { expect } from './expect';
import { test } from './kit';

const order = { item: 'Desk lamp', amount: 79.5 };

test('an approved order completes', async (app) => {
  const id = await app.start(order);
  await app.raise(id, 'ApprovalEvent', true);
  await app.advance(0);
  expect(await app.status(id)).toHaveCompleted();
});

test('a rejected order completes', async (app) => {
  const id = await app.start(order);
  await app.raise(id, 'ApprovalEvent', false);
  await app.advance(0);
  expect(await app.status(id)).toHaveCompleted();
});

test('an order that nobody answers completes after an hour', async (app) => {
  const id = await app.start(order);
  await app.advance('59 min 59 s');
  expect(await app.status(id)).toBeRunning();
  await app.advance('1 s');
  expect(await app.status(id)).toHaveCompleted();
});
