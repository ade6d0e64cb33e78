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
  // No entity can have an empty key.
  if (!result.recordId) return unknown(result);

  const client = df.getClient(context);
  const entity = new df.EntityId('AuditRecord', result.recordId);
  const { entityExists, entityState } =
    await client.readEntityState<string>(entity);
  if (!entityExists || entityState === undefined) return unknown(result);

  await client.raiseEvent(entityState, 'Analyzed', {
    suspicious: result.isSuspiciousTransaction,
  });
  return { status: 202, jsonBody: {} };
}

function unknown({ recordId }: FraudResult): HttpResponseInit {
  return { status: 400, jsonBody: { unknown: recordId } };
}

app.http('FraudResultWebhookClient', {
  route: 'FraudResultWebhookClient',
  methods: ['POST'],
  extraInputs: [df.input.durableClient()],
  handler: receive,
});
