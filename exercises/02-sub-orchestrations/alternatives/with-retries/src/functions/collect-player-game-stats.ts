import * as df from 'durable-functions';

const retryOptions = new df.RetryOptions(1_000, 2);

df.app.orchestration('CollectPlayerGameStatsOrchestrator', function* (context) {
  const playerId: unknown = context.df.getInput();
  const ask = (activity: string): df.Task =>
    context.df.callActivityWithRetry(activity, retryOptions, playerId);

  const results: unknown = yield ask('GetMatchResults');
  const player: unknown = yield ask('GetPlayer');
  return { results, player };
});
