import * as df from 'durable-functions';

df.app.client.http('FraudResultWebhookClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client, context) => {
    // TODO: The other company has a result. The body is { "recordId": "…", "isSuspiciousTransaction": true }
    //  1. Find the instance that waits for a result about this record, and tell it. Then answer 202.
    //  2. If there is no such record, answer 400.

    context.log('A result has come:', request.method, request.url);
    return { status: 501, body: 'Nobody waits for a result yet.' };
  },
});
