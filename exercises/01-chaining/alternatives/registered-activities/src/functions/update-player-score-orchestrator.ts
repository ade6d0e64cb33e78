import * as df from 'durable-functions';
import { getPlayer, updatePlayerScore } from './activities';

const handler: df.OrchestrationHandler = function* (context) {
  const updated: unknown = yield updatePlayerScore(
    yield getPlayer(context.df.getInput()),
  );
  return updated;
};

export const updatePlayerScoreOrchestrator = df.app.orchestration(
  'UpdatePlayerScoreOrchestrator',
  { handler },
);
