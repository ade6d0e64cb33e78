// #region folder
import { testApp } from 'durable-functions-workshop/simulator';
import { expect, test } from 'vitest';

test('the app in this folder starts anew after a crash', async () => {
  const app = await testApp({ folder: '.', settings: { MAIL_SERVER: 'test' } });
  await app.stub('askForApproval', { returns: 'sent' });
  const order = await app.start('approveOrder', { input: { id: 'A-17', amount: 250 } });
  await app.advance('1 day');

  await app.crash();
  await app.untilIdle();

  expect(await app.status(order)).toHaveCompleted('escalated');
});
// #endregion folder

// #region deploy
test('an order that waits when this version is deployed is charged', async () => {
  const app = await testApp({ folder: 'released' });
  const order = await app.start('approveOrder', { input: { id: 'A-17', amount: 250 } });
  await app.advance('1 day');

  await app.deployFolder('.');
  await app.raise(order, 'Approved');
  await app.untilIdle();

  expect(await app.status(order)).toHaveCompleted('approved');
  expect(app).toHaveCalledActivity('charge');
});
// #endregion deploy
