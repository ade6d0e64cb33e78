import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import * as df from 'durable-functions';

/** A function that is no orchestrator may throw dice: it runs once, and what it made is in the input. */
async function start(
  request: HttpRequest,
  client: df.DurableClient,
): Promise<HttpResponseInit> {
  const recordId = crypto.randomUUID();
  const transaction = await request.json();
  const id = await client.startNew('FraudDetectionOrchestrator', {
    input: { recordId, transaction },
  });
  return { status: 202, jsonBody: client.createHttpManagementPayload(id) };
}

df.app.client.http('FraudDetectionClient', {
  methods: ['POST'],
  handler: start,
});
