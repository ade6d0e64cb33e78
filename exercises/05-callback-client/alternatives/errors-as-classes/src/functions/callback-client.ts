import { HttpResponse, type HttpRequest } from '@azure/functions';
import * as df from 'durable-functions';

class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

class CallbackBody {
  private readonly fields: Map<string, unknown>;

  constructor(body: unknown) {
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw new Refusal(400, 'Send a JSON object.');
    this.fields = new Map(Object.entries(body));
  }

  text(field: string): string {
    const value = this.fields.get(field);
    if (typeof value !== 'string' || value.length === 0)
      throw new Refusal(400, `Field "${field}" must be a text.`);
    return value;
  }

  flag(field: string): boolean {
    const value = this.fields.get(field);
    if (typeof value !== 'boolean')
      throw new Refusal(400, `Field "${field}" must be a boolean.`);
    return value;
  }
}

async function raise(
  request: HttpRequest,
  client: df.DurableClient,
): Promise<void> {
  const json: unknown = await request.json().catch(() => undefined);
  const body = new CallbackBody(json);
  const instanceId = body.text('orchestratorInstanceId');
  const [eventName, isApproved] = [
    body.text('eventName'),
    body.flag('isApproved'),
  ];
  await client
    .raiseEvent(instanceId, eventName, isApproved)
    .catch((error: Error) => {
      throw error.message.startsWith('No instance')
        ? new Refusal(404, error.message)
        : error;
    });
}

df.app.client.generic('CallbackHttpClient', {
  trigger: {
    type: 'httpTrigger',
    name: 'request',
    methods: ['POST'],
    authLevel: 'anonymous',
  },
  return: { type: 'http', name: '$return' },
  handler: async (request: HttpRequest, client: df.DurableClient) => {
    try {
      await raise(request, client);
      return new HttpResponse({ status: 202 });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return new HttpResponse({ status: error.status, body: error.message });
    }
  },
});
