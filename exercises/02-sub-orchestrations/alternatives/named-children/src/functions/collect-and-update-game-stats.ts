import * as df from 'durable-functions';

interface Step {
  readonly orchestrator: string;
  readonly name: string;
}

const STEPS: readonly Step[] = [
  { orchestrator: 'CollectPlayerGameStatsOrchestrator', name: 'collect' },
  { orchestrator: 'UpdatePlayerGameStatsOrchestrator', name: 'update' },
];

/** Each step gets what the step before it returned, and an instance ID that says whose step it is. */
df.app.orchestration(
  'CollectAndUpdateGameStatsOrchestrator',
  function* (context) {
    let value: unknown = context.df.getInput();
    for (const { orchestrator, name } of STEPS) {
      context.df.setCustomStatus(name);
      const instanceId = `${context.df.instanceId}-${name}`;
      try {
        value = yield context.df.callSubOrchestrator(
          orchestrator,
          value,
          instanceId,
        );
      } catch (error) {
        context.error(instanceId, error);
        throw error;
      }
    }
    return value;
  },
);
