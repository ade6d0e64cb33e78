// #region jest
import { testApp } from 'durable-functions-workshop/simulator';
import { sendMail } from '../../src/mail.js';

jest.mock('../../src/mail.js', () => ({ sendMail: jest.fn(() => Promise.resolve('sent')) }));

test('an order that nobody approves is escalated after three days', async () => {
  const app = await testApp({ load: () => import('../../src/functions/orders.js') });

  const order = await app.start('approveOrder', { input: { id: 'A-17', amount: 250 } });
  await app.advance('3 days');

  expect(await app.status(order)).toHaveCompleted('escalated');
  expect(app).toHaveCalledActivity('askForApproval');
  expect(sendMail).toHaveBeenCalledTimes(1);
});
// #endregion jest

test('an order arrives over HTTP and is approved', async () => {
  const app = await testApp({ load: () => import('../../src/functions/orders.js') });

  const answer = await app.http('POST', '/api/orders', { body: { id: 'A-18', amount: 250 } });
  const { id } = answer.json() as { id: string };
  await app.raise(id, 'Approved', true);
  await app.crash();
  await app.untilIdle();

  expect(answer.status).toBe(202);
  expect(await app.status(id)).toHaveCompleted('approved');
  await app.crashMatrix();
});
