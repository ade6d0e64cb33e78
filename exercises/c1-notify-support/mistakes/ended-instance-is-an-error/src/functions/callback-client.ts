import * as df from 'durable-functions';

df.app.client.http('CallbackHttpClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client) => {
    const phoneNumber = (await request.json()) as string;
    const waiting = await client.readEntityState<string[]>(
      new df.EntityId('WaitingIncidents', phoneNumber),
    );
    const instanceIds = waiting.entityState ?? [];
    if (instanceIds.length === 0)
      return { status: 404, body: `Nothing waits for ${phoneNumber}.` };

    for (const id of instanceIds) {
      const { runtimeStatus } = await client.getStatus(id);
      if (runtimeStatus !== df.OrchestrationRuntimeStatus.Running)
        throw new Error(`${id} does not wait any more.`);
      await client.raiseEvent(id, 'Callback', phoneNumber);
    }
    return { status: 202 };
  },
});
