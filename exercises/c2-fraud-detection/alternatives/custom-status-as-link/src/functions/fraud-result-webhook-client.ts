import * as df from 'durable-functions';

interface FraudResult {
  recordId: string;
  isSuspiciousTransaction: boolean;
}

/** The instance that waits for a result about the record; undefined where none does, or not any more. */
async function waitingInstance(
  client: df.DurableClient,
  recordId: string,
): Promise<string | undefined> {
  const running = await client.getStatusBy({
    runtimeStatus: [df.OrchestrationRuntimeStatus.Running],
  });
  return running.find(
    ({ customStatus }) =>
      (customStatus as { waitsForResultOf?: string } | null)
        ?.waitsForResultOf === recordId,
  )?.instanceId;
}

df.app.client.http('FraudResultWebhookClient', {
  methods: ['POST'],
  handler: async (request, client) => {
    const { recordId, isSuspiciousTransaction } =
      (await request.json()) as FraudResult;
    const instanceId = await waitingInstance(client, recordId);
    if (instanceId === undefined) return { status: 400 };
    const result = isSuspiciousTransaction ? 'suspicious' : 'harmless';
    await client.raiseEvent(instanceId, recordId, result);
    return { status: 202 };
  },
});
