import {
  app,
  type HttpRequest,
  type HttpResponseInit,
  type InvocationContext,
} from '@azure/functions';
import * as df from 'durable-functions';
import { parseCallback } from '../callback.js';

async function callback(
  request: HttpRequest,
  context: InvocationContext,
): Promise<HttpResponseInit> {
  const parsed = parseCallback(await request.text());
  if ('problems' in parsed) return { status: 400, jsonBody: parsed };

  const client = df.getClient(context);
  const known = await client
    .getStatus(parsed.orchestratorInstanceId)
    .catch(() => undefined);
  if (!known)
    return {
      status: 404,
      jsonBody: { problems: ['orchestratorInstanceId is unknown'] },
    };

  await client.raiseEvent(
    parsed.orchestratorInstanceId,
    parsed.eventName,
    parsed.isApproved,
  );
  return { status: 202, jsonBody: { raised: parsed.eventName } };
}

app.http('CallbackHttpClient', {
  route: 'CallbackHttpClient',
  methods: ['POST'],
  extraInputs: [df.input.durableClient()],
  handler: callback,
});
