import * as df from 'durable-functions';

df.app.client.http('CallbackHttpClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client, context) => {
    // TODO: Somebody answers. The body is a JSON string, their phone number: "+31611111111"
    //  1. Find out which instances wait for an answer from this number, and tell every one of them. Then answer 202.
    //  2. For a number of no contact, answer 404.

    context.log('Somebody called back:', request.method, request.url);
    return { status: 501, body: 'Nobody listens yet.' };
  },
});
