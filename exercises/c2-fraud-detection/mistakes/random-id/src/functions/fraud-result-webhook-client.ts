import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import * as df from 'durable-functions';

interface FraudResult {
  recordId?: unknown;
  isSuspiciousTransaction?: unknown;
}

async function passOn(
  request: HttpRequest,
  client: df.DurableClient,
): Promise<HttpResponseInit> {
  const { recordId, isSuspiciousTransaction } = await readResult(request);
  if (typeof recordId !== 'string' || recordId === '')
    return badRequest('recordId must be a text and not empty.');
  if (typeof isSuspiciousTransaction !== 'boolean')
    return badRequest('isSuspiciousTransaction must be true or false.');

  try {
    const [instanceId = ''] = recordId.split('_');
    await client.raiseEvent(instanceId, 'FraudResult', isSuspiciousTransaction);
  } catch (error) {
    // The client has no error class for this; the text is all that tells it from other failures.
    if (!String(error).includes('No instance with ID')) throw error;
    return badRequest(`There is no record ${recordId}.`);
  }
  return { status: 202 };
}

/** The members of a JSON object; none when the body is anything else. */
async function readResult(request: HttpRequest): Promise<FraudResult> {
  try {
    return { ...((await request.json()) as object) };
  } catch {
    return {};
  }
}

function badRequest(message: string): HttpResponseInit {
  return { status: 400, body: message };
}

df.app.client.http('FraudResultWebhookClient', {
  methods: ['POST'],
  authLevel: 'function',
  handler: passOn,
});
