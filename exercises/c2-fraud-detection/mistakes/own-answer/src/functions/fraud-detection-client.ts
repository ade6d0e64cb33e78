import * as df from 'durable-functions';

df.app.client.http('FraudDetectionClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client) => {
    const transaction = await request.json();

    const instanceId = await client.startNew('FraudDetectionOrchestrator', {
      input: transaction,
    });
    return { status: 202, jsonBody: { id: instanceId } };
  },
});
