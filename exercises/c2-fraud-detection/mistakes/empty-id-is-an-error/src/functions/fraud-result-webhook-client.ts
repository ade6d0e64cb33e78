import {
  app,
  type HttpRequest,
  type HttpResponseInit,
  type InvocationContext,
} from '@azure/functions';
import * as df from 'durable-functions';

interface FraudResult {
  recordId: string;
  isSuspiciousTransaction: boolean;
}

async function receive(
  request: HttpRequest,
  context: InvocationContext,
): Promise<HttpResponseInit> {
  const result = (await request.json()) as FraudResult;
  const client = df.getClient(context);
  const entity = new df.EntityId('AuditRecord', result.recordId);
  const { entityExists, entityState } =
    await client.readEntityState<string>(entity);
  if (!entityExists || entityState === undefined) {
    return { status: 400, jsonBody: { unknown: result.recordId } };
  }
  await client.raiseEvent(entityState, 'Analyzed', {
    suspicious: result.isSuspiciousTransaction,
  });
  return { status: 202, jsonBody: {} };
}

app.http('FraudResultWebhookClient', {
  route: 'FraudResultWebhookClient',
  methods: ['POST'],
  extraInputs: [df.input.durableClient()],
  handler: receive,
});
