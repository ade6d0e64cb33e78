import * as df from 'durable-functions';

df.app.client.http('FraudDetectionClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client, context) => {
    // TODO: A payment has to be looked at. The body is the transaction.
    //  1. Start an instance of `FraudDetectionOrchestrator` for it. Every request starts one of its own.
    //  2. Don't wait until it has ended. Answer with the check-status response of the durable client.

    context.log('A payment was reported by', request.method, request.url);
    return { status: 501, body: 'Nobody looks at payments yet.' };
  },
});
