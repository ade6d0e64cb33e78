import * as df from 'durable-functions';

df.app.orchestration('UpdatePlayerGameStatsOrchestrator', function* (context) {
  const { results } = context.df.getInput<{ results: unknown }>();

  const stats: unknown = yield context.df.callActivity(
    'SaveGameStats',
    results,
  );
  yield context.df.callActivity('NotifyPlayer', stats);
  return stats;
});
