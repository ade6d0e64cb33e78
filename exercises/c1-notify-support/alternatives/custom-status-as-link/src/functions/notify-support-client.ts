import * as df from 'durable-functions';

df.app.client.http('NotifySupportHttpClient', {
  methods: ['POST'],
  handler: async (request, client) => {
    const input = await request.json();
    const id = await client.startNew('NotifySupportOrchestrator', { input });
    return client.createCheckStatusResponse(request, id);
  },
});
