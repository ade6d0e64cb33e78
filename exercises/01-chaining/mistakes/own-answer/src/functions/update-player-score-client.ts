import * as df from 'durable-functions';

df.app.client.http('UpdatePlayerScoreClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client) => {
    const playerId = await request.json();

    await client.startNew('UpdatePlayerScoreOrchestrator', {
      input: playerId,
    });
    return { status: 202, body: 'Started' };
  },
});
