import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import * as df from 'durable-functions';

async function start(
  request: HttpRequest,
  client: df.DurableClient,
): Promise<HttpResponseInit> {
  const playerId: unknown = await request.json();
  if (typeof playerId !== 'string') return { status: 400 };

  const instanceId = `${playerId}-${crypto.randomUUID()}`;
  await client.startNew('UpdatePlayerScoreOrchestrator', {
    instanceId,
    input: playerId,
  });
  return {
    status: 202,
    jsonBody: client.createHttpManagementPayload(instanceId),
  };
}

df.app.client.http('UpdatePlayerScoreClient', {
  methods: ['POST'],
  handler: start,
});
