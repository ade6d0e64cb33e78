import * as df from 'durable-functions';
import type { OrchestrationHandler } from 'durable-functions';
import { doCleanup } from './activities';

const round: OrchestrationHandler = function* (context) {
  const left = (yield doCleanup(context.df.getInput())) as unknown[];
  if (left.length === 0) return 'clean';

  const timer = context.df.createTimer(
    new Date(context.df.currentUtcDateTime.valueOf() + 14_400_000),
  );
  yield context.df.Task.any([timer]);
  context.df.continueAsNew([...left]);
  return 'goes on';
};

df.app.orchestration('PeriodicCleanupOrchestrator', { handler: round });
