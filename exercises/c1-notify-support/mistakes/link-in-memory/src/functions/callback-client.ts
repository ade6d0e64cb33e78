import * as df from 'durable-functions';
import { waiting } from './waiting-incidents-entity';

df.app.client.http('CallbackHttpClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client) => {
    const phoneNumber = (await request.json()) as string;
    const instanceIds = [...(waiting.get(phoneNumber) ?? [])];
    if (instanceIds.length === 0)
      return { status: 404, body: `Nothing waits for ${phoneNumber}.` };

    await Promise.all(
      instanceIds.map((id) => client.raiseEvent(id, 'Callback', phoneNumber)),
    );
    return { status: 202 };
  },
});
