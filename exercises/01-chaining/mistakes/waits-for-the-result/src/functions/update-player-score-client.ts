import * as df from 'durable-functions';

df.app.client.http('UpdatePlayerScoreClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client) => {
    const playerId = await request.json();

    const instanceId = await client.startNew('UpdatePlayerScoreOrchestrator', {
      input: playerId,
    });
    await client.waitForCompletionOrCreateCheckStatusResponse(
      request,
      instanceId,
    );
    return client.createCheckStatusResponse(request, instanceId);
  },
});
