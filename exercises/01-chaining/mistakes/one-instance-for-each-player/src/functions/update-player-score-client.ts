import * as df from 'durable-functions';

df.app.client.http('UpdatePlayerScoreClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client) => {
    const playerId = (await request.json()) as string;

    const instanceId = await client.startNew('UpdatePlayerScoreOrchestrator', {
      instanceId: playerId,
      input: playerId,
    });
    return client.createCheckStatusResponse(request, instanceId);
  },
});
