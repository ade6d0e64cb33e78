// #region race
import * as df from 'durable-functions';
import type { OrchestrationHandler } from 'durable-functions';

const fiveDaysMs = 5 * 24 * 60 * 60 * 1000;

const loanOrchestrator: OrchestrationHandler = function* (context) {
  const { currentUtcDateTime: now } = context.df;
  const deadline = new Date(now.getTime() + fiveDaysMs);
  const timer = context.df.createTimer(deadline);
  const returned = context.df.waitForExternalEvent('ToolReturned');

  const winner: unknown = yield context.df.Task.any([returned, timer]);
  return winner === returned ? 'back' : 'late';
};
// #endregion race

df.app.orchestration('LoanOrchestrator', loanOrchestrator);
