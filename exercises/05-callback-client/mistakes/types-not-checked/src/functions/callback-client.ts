import * as df from 'durable-functions';

interface Callback {
  orchestratorInstanceId: string;
  eventName: string;
  isApproved: boolean;
}

df.app.client.http('CallbackHttpClient', {
  methods: ['POST'],
  handler: async (request, client) => {
    const body = await request.text();
    if (body === '') return { status: 400, body: 'The body is missing.' };

    let callback: Callback;
    try {
      callback = JSON.parse(body) as Callback;
    } catch {
      return { status: 400, body: 'The body is not JSON.' };
    }

    const { orchestratorInstanceId, eventName, isApproved } = callback ?? {};
    if (!orchestratorInstanceId)
      return { status: 400, body: 'orchestratorInstanceId is missing.' };
    if (!eventName) return { status: 400, body: 'eventName is missing.' };
    if (isApproved === undefined)
      return { status: 400, body: 'isApproved is missing.' };

    try {
      await client.raiseEvent(orchestratorInstanceId, eventName, isApproved);
    } catch (error) {
      return { status: 404, body: String(error) };
    }
    return { status: 202 };
  },
});
