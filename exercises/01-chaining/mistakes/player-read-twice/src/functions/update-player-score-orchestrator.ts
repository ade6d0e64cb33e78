import * as df from 'durable-functions';

df.app.orchestration('UpdatePlayerScoreOrchestrator', function* (context) {
  const playerId = context.df.getInput<string>();

  const exists: unknown = yield context.df.callActivity('GetPlayer', playerId);
  if (!exists) return undefined;

  const updated: unknown = yield context.df.callActivity(
    'UpdatePlayerScore',
    yield context.df.callActivity('GetPlayer', playerId),
  );
  return updated;
});
