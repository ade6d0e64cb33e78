// #region pure
import * as df from 'durable-functions';
import type { OrchestrationHandler } from 'durable-functions';

df.app.activity('DrawCode', {
  handler: () => Math.floor(Math.random() * 10_000),
});

const lockerOrchestrator: OrchestrationHandler = function* (context) {
  const code: unknown = yield context.df.callActivity('DrawCode');

  yield context.df.callActivity('PrintLabel', code);
  yield context.df.callActivity('SendText', code);
  return code;
};
// #endregion pure

df.app.orchestration('LockerOrchestrator', lockerOrchestrator);

df.app.activity('PrintLabel', {
  handler: (code: number) => `Label: ${code}`,
});

df.app.activity('SendText', {
  handler: (code: number) => `Your code is ${code}`,
});
