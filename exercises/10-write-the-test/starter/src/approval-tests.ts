import { expect } from './expect';
import { test } from './kit';

const order = { item: 'Desk lamp', amount: 79.5 };

test('an order waits until somebody answers', async (app) => {
  const id = await app.start(order);
  await app.advance('10 min');
  expect(await app.status(id)).toBeRunning();
});

// TODO: Write the tests that are missing. Read the sentences of the task: what would you see if one of them did not hold?
//  1. Raise `ApprovalEvent` with true. Which activity runs, and what is the output?
//  2. Raise it with false.
//  3. Let the hour pass. Look shortly before its end as well.
