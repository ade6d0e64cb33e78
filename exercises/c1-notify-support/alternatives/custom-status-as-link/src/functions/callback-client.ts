import * as df from 'durable-functions';

const { Running, Pending } = df.OrchestrationRuntimeStatus;

df.app.client.http('CallbackHttpClient', {
  methods: ['POST'],
  handler: async (request, client) => {
    const phoneNumber: unknown = JSON.parse(await request.text());
    const instances = await client.getStatusBy({
      runtimeStatus: [Running, Pending],
    });
    const waiting = instances.filter(
      ({ customStatus }) => waitingFor(customStatus) === phoneNumber,
    );
    for (const { instanceId } of waiting)
      await client.raiseEvent(
        instanceId,
        `callback:${String(phoneNumber)}`,
        {},
      );
    return { status: waiting.length > 0 ? 202 : 404 };
  },
});

function waitingFor(customStatus: unknown): unknown {
  return (customStatus as { waitingFor?: unknown } | null)?.waitingFor;
}
