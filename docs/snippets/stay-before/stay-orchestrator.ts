// #region before
import * as df from 'durable-functions';
import type { OrchestrationHandler } from 'durable-functions';

const stayOrchestrator: OrchestrationHandler = function* (context) {
  const guest = context.df.getInput<string>();

  yield context.df.callActivity('PrepareRoom', guest);
  yield context.df.waitForExternalEvent('GuestArrived');
};
// #endregion before

df.app.orchestration('StayOrchestrator', stayOrchestrator);

df.app.activity('PrepareRoom', { handler: () => 'done' });
