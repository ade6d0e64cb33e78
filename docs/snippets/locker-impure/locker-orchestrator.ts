// #region impure
import * as df from 'durable-functions';
import type { OrchestrationHandler } from 'durable-functions';

const lockerOrchestrator: OrchestrationHandler = function* (context) {
  const code = Math.floor(Math.random() * 10_000);

  yield context.df.callActivity('PrintLabel', code);
  yield context.df.callActivity('SendText', code);
  return code;
};
// #endregion impure

df.app.orchestration('LockerOrchestrator', lockerOrchestrator);

df.app.activity('PrintLabel', {
  handler: (code: number) => `Label: ${code}`,
});

df.app.activity('SendText', {
  handler: (code: number) => `Your code is ${code}`,
});
