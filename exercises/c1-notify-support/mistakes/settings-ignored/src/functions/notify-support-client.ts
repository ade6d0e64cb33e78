import * as df from 'durable-functions';

df.app.client.http('NotifySupportHttpClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client) => {
    const { message, severity } = (await request.json()) as {
      message: string;
      severity: number;
    };
    const incident = { message, severity, windowMs: 300_000, attempts: 3 };
    const instanceId = await client.startNew('NotifySupportOrchestrator', {
      input: { incident },
    });
    return client.createCheckStatusResponse(request, instanceId);
  },
});
