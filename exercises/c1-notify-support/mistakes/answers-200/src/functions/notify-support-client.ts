import * as df from 'durable-functions';

df.app.client.http('NotifySupportHttpClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client) => {
    const { message, severity } = (await request.json()) as {
      message: string;
      severity: number;
    };
    const incident = { message, severity, ...readSettings() };
    const instanceId = await client.startNew('NotifySupportOrchestrator', {
      input: { incident },
    });
    return { status: 200, jsonBody: { id: instanceId } };
  },
});

/** The settings travel with the incident, so they stay the same for as long as it lasts. */
function readSettings(): { windowMs: number; attempts: number } {
  const { WaitTimeForEscalationInSeconds, MaxNotificationAttempts } =
    process.env;
  return {
    windowMs: Number(WaitTimeForEscalationInSeconds ?? 300) * 1_000,
    attempts: Number(MaxNotificationAttempts ?? 3),
  };
}
