import * as df from 'durable-functions';
import type { OrchestrationHandler } from 'durable-functions';

// All three in one file; what `df.app.orchestration` gives back is called like a function.

const collect: OrchestrationHandler = function* ({ df: durable }) {
  const playerId = durable.getInput<string>();
  const tasks = ['GetPlayer', 'GetMatchResults'].map((activity) =>
    durable.callActivity(activity, playerId),
  );
  const [player, results] = (yield durable.Task.all(tasks)) as unknown[];
  return { player, results };
};

const update: OrchestrationHandler = function* ({ df: durable }) {
  const saved: unknown = yield durable.callActivity(
    'SaveGameStats',
    durable.getInput(),
  );
  yield durable.callActivity('NotifyPlayer', saved);
  return saved;
};

const collectGameStats = df.app.orchestration(
  'CollectPlayerGameStatsOrchestrator',
  collect,
);
const updateGameStats = df.app.orchestration(
  'UpdatePlayerGameStatsOrchestrator',
  update,
);

df.app.orchestration(
  'CollectAndUpdateGameStatsOrchestrator',
  function* (context) {
    const collected: unknown = yield collectGameStats(context.df.getInput());
    const saved: unknown = yield updateGameStats(collected);
    return saved;
  },
);
