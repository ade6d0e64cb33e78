import * as df from 'durable-functions';

df.app.orchestration(
  'CollectAndUpdateGameStatsOrchestrator',
  function* (context) {
    const playerId: unknown = context.df.getInput();

    const player: unknown = yield context.df.callActivity(
      'GetPlayer',
      playerId,
    );
    const results: unknown = yield context.df.callActivity(
      'GetMatchResults',
      playerId,
    );
    const stats: unknown = yield context.df.callActivity('SaveGameStats', {
      player,
      results,
    });
    yield context.df.callActivity('NotifyPlayer', stats);
    return stats;
  },
);
