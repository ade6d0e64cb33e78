// #region host
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveApp } from 'durable-functions-workshop/local-host';

test('the app answers on a local port', async () => {
  const host = await serveApp({ folder: '.', port: 0, clock: 'virtual' });

  const answer = await fetch(`${host.origin}/api/orders`, { method: 'POST', body: '{ "id": "A-17", "amount": 250 }' });

  assert.equal(answer.status, 202);
  await host.close();
});
// #endregion host
