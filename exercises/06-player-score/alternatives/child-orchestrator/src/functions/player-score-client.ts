import * as df from 'durable-functions';

const readScore: df.HttpDurableClientHandler = async (request, client) => {
  const player = String(request.params.player);
  const id = new df.EntityId('PlayerScoreEntity', player);
  const { entityState: score } = await client.readEntityState<number>(id);
  return typeof score === 'number'
    ? { status: 200, jsonBody: { player, score, at: new Date() } }
    : { status: 404, jsonBody: { error: 'unknown', player } };
};

df.app.client.http('PlayerScoreHttpClient', {
  route: 'players/{player}/score',
  handler: readScore,
});
