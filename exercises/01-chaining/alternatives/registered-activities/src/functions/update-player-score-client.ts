import { app } from '@azure/functions';
import type {
  HttpRequest,
  HttpResponse,
  InvocationContext,
} from '@azure/functions';
import * as df from 'durable-functions';

async function start(
  request: HttpRequest,
  context: InvocationContext,
): Promise<HttpResponse> {
  const client = df.getClient(context);
  const input: unknown = JSON.parse(await request.text());
  const id = await client.startNew('UpdatePlayerScoreOrchestrator', { input });
  context.log('Started', id);
  return client.createCheckStatusResponse(request, id);
}

app.http('UpdatePlayerScoreClient', {
  route: 'UpdatePlayerScoreClient',
  methods: ['GET', 'POST'],
  extraInputs: [df.input.durableClient()],
  handler: start,
});
