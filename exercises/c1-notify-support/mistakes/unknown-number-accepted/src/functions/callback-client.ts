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

    // An incident that has ended meanwhile does not mind.
    await Promise.all(
      instanceIds.map((id) => client.raiseEvent(id, 'Callback', phoneNumber)),
    );
    return { status: 202 };
  },
});
