import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import * as df from 'durable-functions';

async function passOn(
  request: HttpRequest,
  client: df.DurableClient,
): Promise<HttpResponseInit> {
  const { orchestratorInstanceId, eventName, isApproved } = readFields(
    await request.text(),
  );
  if (!isText(orchestratorInstanceId))
    return badRequest('orchestratorInstanceId must be a text and not empty.');
  if (!isText(eventName))
    return badRequest('eventName must be a text and not empty.');
  if (typeof isApproved !== 'boolean')
    return badRequest('isApproved must be true or false.');

  try {
    await client.raiseEvent(orchestratorInstanceId, eventName, isApproved);
  } catch (error) {
    // The client has no error class for this; the text is all that tells it from other failures.
    if (!String(error).includes('No instance with ID')) throw error;
    return {
      status: 404,
      body: `There is no instance ${orchestratorInstanceId}.`,
    };
  }
  return { status: 202 };
}

/** The fields of a JSON object; none when the text is anything else. */
function readFields(text: string): Record<string, unknown> {
  try {
    return { ...(JSON.parse(text) as object) };
  } catch {
    return {};
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function badRequest(message: string): HttpResponseInit {
  return { status: 400, body: message };
}

df.app.client.http('CallbackHttpClient', {
  authLevel: 'function',
  handler: passOn,
});
