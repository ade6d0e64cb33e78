import * as df from 'durable-functions';

interface Callback {
  orchestratorInstanceId: string;
  eventName: string;
  isApproved: boolean;
}

df.app.client.http('CallbackHttpClient', {
  methods: ['POST'],
  handler: async (request, client) => {
    const { orchestratorInstanceId, eventName, isApproved } =
      (await request.json()) as Callback;
    try {
      await client.raiseEvent(orchestratorInstanceId, eventName, isApproved);
    } catch (error) {
      return { status: 404, body: String(error) };
    }
    return { status: 202 };
  },
});
