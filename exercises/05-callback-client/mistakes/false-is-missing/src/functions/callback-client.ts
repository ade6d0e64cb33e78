import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import * as df from 'durable-functions';

interface Callback {
  orchestratorInstanceId: string;
  eventName: string;
  isApproved: boolean;
}

async function passOn(
  request: HttpRequest,
  client: df.DurableClient,
): Promise<HttpResponseInit> {
  const callback = await readCallback(request);
  for (const field of [
    'orchestratorInstanceId',
    'eventName',
    'isApproved',
  ] as const) {
    if (!callback?.[field])
      return { status: 400, body: `${field} is missing.` };
  }
  const { orchestratorInstanceId, eventName, isApproved } =
    callback as Callback;
  if (typeof orchestratorInstanceId !== 'string')
    return { status: 400, body: 'orchestratorInstanceId is no text.' };
  if (typeof eventName !== 'string')
    return { status: 400, body: 'eventName is no text.' };
  if (typeof isApproved !== 'boolean')
    return { status: 400, body: 'isApproved is not true or false.' };

  try {
    await client.raiseEvent(orchestratorInstanceId, eventName, isApproved);
    return { status: 202 };
  } catch {
    return {
      status: 404,
      body: `There is no instance ${orchestratorInstanceId}.`,
    };
  }
}

async function readCallback(
  request: HttpRequest,
): Promise<Partial<Callback> | undefined> {
  try {
    return (await request.json()) as Partial<Callback>;
  } catch {
    return undefined;
  }
}

df.app.client.http('CallbackHttpClient', {
  methods: ['POST'],
  handler: passOn,
});
