import * as df from 'durable-functions';

df.app.orchestration('CollectPlayerGameStatsOrchestrator', function* (context) {
  const playerId: unknown = context.df.getInput();

  const collected: unknown = yield context.df.Task.all([
    context.df.callActivity('GetPlayer', playerId),
    context.df.callActivity('GetMatchResults', playerId),
  ]);
  return collected;
});
