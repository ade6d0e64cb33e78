import * as df from 'durable-functions';

df.app.client.http('FraudDetectionClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client, context) => {
    // TODO: Start `FraudDetectionOrchestrator` for the transaction in the body, and answer with the usual
    //       check-status response. Every request starts an instance of its own.

    context.log('A payment was reported by', request.method, request.url);
    return { status: 501, body: 'Nobody looks at payments yet.' };
  },
});
