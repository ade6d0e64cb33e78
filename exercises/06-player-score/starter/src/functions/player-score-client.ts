import * as df from 'durable-functions';

df.app.client.http('PlayerScoreHttpClient', {
  route: 'players/{player}/score',
  methods: ['GET'],
  authLevel: 'function',
  handler: async (request, client, context) => {
    const { player } = request.params;

    // TODO: Answer with the player's score.
    //  1. Read the state of the player's entity.
    //  2. If the entity exists, answer with the JSON { "player": …, "score": … }.
    //  3. If it doesn't, answer 404.

    context.log('Nobody has read the score of', player);
    return { status: 501 };
  },
});
