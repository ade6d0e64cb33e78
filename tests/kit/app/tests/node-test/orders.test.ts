// #region node
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from 'durable-functions-workshop/simulator';

test('an order that nobody approves is escalated after three days', async () => {
  const app = await testApp({ load: () => import('../../src/functions/orders.js') });
  await app.stub('askForApproval', { returns: 'sent' });

  const order = await app.start('approveOrder', { input: { id: 'A-17', amount: 250 } });
  await app.advance('3 days');

  const status = await app.status(order);
  assert.equal(status?.runtimeStatus, 'Completed');
  assert.equal(status.output, 'escalated');
  assert.deepEqual(
    (await app.ledger()).map(({ name, at }) => ({ name, at })),
    [{ name: 'askForApproval', at: 0 }],
  );
});
// #endregion node
