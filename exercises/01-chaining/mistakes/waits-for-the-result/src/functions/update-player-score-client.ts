import * as df from 'durable-functions';

df.app.client.http('UpdatePlayerScoreClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client) => {
    const playerId = await request.json();

    const instanceId = await client.startNew('UpdatePlayerScoreOrchestrator', {
      input: playerId,
    });
    return client.waitForCompletionOrCreateCheckStatusResponse(
      request,
      instanceId,
    );
  },
});
