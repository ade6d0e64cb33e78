// #region esm
// NODE_OPTIONS=--experimental-vm-modules npx jest --config jest.esm.config.js
import { testApp } from 'durable-functions-workshop/simulator';

test('an order that nobody approves is escalated after three days', async () => {
  const app = await testApp({ load: () => import('../../dist/src/functions/orders.js') });
  await app.stub('askForApproval', { returns: 'sent' });

  const order = await app.start('approveOrder', { input: { id: 'A-17', amount: 250 } });
  await app.advance('3 days');

  expect(await app.status(order)).toHaveCompleted('escalated');
});
// #endregion esm
