// #region host
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLocalHost, readAppFolder, threadWorker } from 'durable-functions-workshop/local-host';

test('the app answers on a local port', async () => {
  const { app } = await readAppFolder('.', { except: ['tests/**', 'dist/**'] });
  const host = await createLocalHost({ app, worker: threadWorker(), port: 0, clock: 'virtual' });

  const answer = await fetch(`${host.origin}/api/orders`, { method: 'POST', body: '{ "id": "A-17", "amount": 250 }' });

  assert.equal(answer.status, 202);
  await host.close();
});
// #endregion host
