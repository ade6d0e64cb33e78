import { app } from '@azure/functions';
import type {
  HttpRequest,
  HttpResponseInit,
  InvocationContext,
} from '@azure/functions';
import * as df from 'durable-functions';
import { scoreId } from '../player-score';

async function readScore(
  request: HttpRequest,
  context: InvocationContext,
): Promise<HttpResponseInit> {
  const player = request.params.player ?? '';
  const client = df.getClient(context);
  const read = await client.readEntityState<number>(scoreId(player));
  return read.entityExists
    ? {
        status: 200,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ score: read.entityState, player }),
      }
    : { status: 404, body: `${player} has no score.` };
}

app.http('PlayerScoreHttpClient', {
  route: 'players/{player}/score',
  methods: ['GET', 'HEAD'],
  extraInputs: [df.input.durableClient()],
  handler: readScore,
});
