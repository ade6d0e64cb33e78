import * as df from 'durable-functions';

df.app.client.http('NotifySupportHttpClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client, context) => {
    // TODO: Start `NotifySupportOrchestrator` for the incident in the body, { "message": "…", "severity": 1 },
    //       and answer with the usual check-status response.
    //       An orchestrator may not read settings, but this function may:
    //        - WaitTimeForEscalationInSeconds, the window of a contact; 300 if it is not set
    //        - MaxNotificationAttempts, how often a contact is notified in it; 3 if it is not set

    context.log('An incident was reported by', request.method, request.url);
    return { status: 501, body: 'Nobody is notified yet.' };
  },
});
