import * as df from 'durable-functions';

df.app.client.http('PlayerScoreHttpClient', {
  route: 'players/{player}/score',
  methods: ['GET'],
  authLevel: 'function',
  handler: async (request, client) => {
    const { player = '' } = request.params;

    const entityId = new df.EntityId('PlayerScoreEntity', player.toLowerCase());
    const { entityExists, entityState } =
      await client.readEntityState<number>(entityId);

    if (!entityExists) return { status: 404 };
    return { jsonBody: { player, score: entityState } };
  },
});
