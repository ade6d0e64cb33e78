// #region reminders
import * as df from 'durable-functions';
import type { OrchestrationHandler } from 'durable-functions';

const dayMs = 24 * 60 * 60 * 1000;

const loanOrchestrator: OrchestrationHandler = function* (context) {
  const tool = context.df.getInput<string>();
  const startMs = context.df.currentUtcDateTime.getTime();
  const returned = context.df.waitForExternalEvent('ToolReturned');

  for (const [day, activity] of [
    [4, 'SendReminder'],
    [5, 'ChargeFee'],
  ] as const) {
    const timer = context.df.createTimer(new Date(startMs + day * dayMs));
    const winner: unknown = yield context.df.Task.any([returned, timer]);
    if (winner === returned) {
      timer.cancel();
      return `${tool} is back`;
    }
    yield context.df.callActivity(activity, tool);
    if (returned.isCompleted) return `${tool} is back`;
  }
  return `${tool} is late`;
};

df.app.orchestration('LoanOrchestrator', loanOrchestrator);
// #endregion reminders

df.app.activity('SendReminder', {
  handler: (tool: string) => `Please bring back ${tool} tomorrow.`,
});

df.app.activity('ChargeFee', {
  handler: (tool: string) => `${tool}: 3 euros`,
});
