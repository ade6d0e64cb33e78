// #region mock
import { testApp } from 'durable-functions-workshop/simulator';
import { expect, test, vi } from 'vitest';
import { sendMail } from '../../src/mail.js';

vi.mock('../../src/mail.js', () => ({ sendMail: vi.fn(() => Promise.resolve('sent')) }));

test('whoever approves orders gets a mail', async () => {
  const app = await testApp({ load: () => import('../../src/functions/orders.js') });

  await app.start('approveOrder', { input: { id: 'A-17', amount: 250 } });
  await app.advance(0);

  expect(sendMail).toHaveBeenCalledExactlyOnceWith('Please approve A-17.');
});
// #endregion mock
