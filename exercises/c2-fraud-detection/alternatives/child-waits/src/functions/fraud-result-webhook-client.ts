import { HttpResponse, type HttpRequest } from '@azure/functions';
import * as df from 'durable-functions';

df.app.client.http('FraudResultWebhookClient', {
  methods: ['POST'],
  handler: async (request: HttpRequest, client: df.DurableClient) => {
    const { recordId, isSuspiciousTransaction } = JSON.parse(
      await request.text(),
    ) as { recordId: string; isSuspiciousTransaction: boolean };
    const status = await client.getStatus(recordId).catch(() => undefined);
    if (status?.name !== 'AnalyzeTransaction') {
      return new HttpResponse({ status: 400, body: 'Unknown record.' });
    }
    const event = isSuspiciousTransaction ? 'Suspicious' : 'Harmless';
    await client.raiseEvent(recordId, event, null);
    return new HttpResponse({ status: 202 });
  },
});
