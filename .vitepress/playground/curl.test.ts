import { expect, test } from 'vitest';
import { curlCommand } from './curl.ts';

test('a request without a body', () => {
  expect(curlCommand({ method: 'GET', path: '/runtime/webhooks/durabletask/instances/order-1', body: '' })).toBe(
    "curl -i 'http://localhost:7071/runtime/webhooks/durabletask/instances/order-1'",
  );
});

test('a body is sent as JSON, and a quote inside it survives the shell', () => {
  expect(curlCommand({ method: 'POST', path: '/api/x?a=1&b=2', body: `"it's"` })).toBe(
    `curl -i -X POST 'http://localhost:7071/api/x?a=1&b=2' -H 'content-type: application/json' --data-raw '"it'\\''s"'`,
  );
});
