import * as df from 'durable-functions';

df.app.client.http('UpdatePlayerScoreClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client, context) => {
    // TODO: Start the orchestration. The body of the request is the player's ID as JSON: "ada", with its quotes.
    //  1. Start an instance of `UpdatePlayerScoreOrchestrator` whose input is the player's ID.
    //  2. Don't wait until it has ended. Answer with the check-status response of the durable client.

    context.log('Nobody has started an instance for', await request.text());
    return { status: 501 };
  },
});
