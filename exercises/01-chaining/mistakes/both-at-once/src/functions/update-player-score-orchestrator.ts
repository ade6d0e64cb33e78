import * as df from 'durable-functions';

df.app.orchestration('UpdatePlayerScoreOrchestrator', function* (context) {
  const playerId = context.df.getInput<string>();

  const results: unknown = yield context.df.Task.all([
    context.df.callActivity('GetPlayer', playerId),
    context.df.callActivity('UpdatePlayerScore', { id: playerId }),
  ]);
  return results;
});
