import * as df from 'durable-functions';

df.app.client.http('PlayerScoreHttpClient', {
  route: 'players/{player}/score',
  methods: ['GET'],
  authLevel: 'function',
  handler: async (request, client) => {
    const { player = '' } = request.params;

    const entityId = new df.EntityId('PlayerScoreEntity', player);
    await client.signalEntity(entityId, 'add', 0);
    const state = await client.readEntityState<number>(entityId);

    if (!state.entityExists) return { status: 404 };
    return { jsonBody: { player, score: state.entityState } };
  },
});
