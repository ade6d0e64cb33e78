import * as df from 'durable-functions';
import type { OrchestrationHandler } from 'durable-functions';

const stayOrchestrator: OrchestrationHandler = function* (context) {
  const guest = context.df.getInput<string>();

  // #region changed
  yield context.df.callActivity('CheckPassport', guest);
  yield context.df.callActivity('PrepareRoom', guest);
  // #endregion changed
  yield context.df.waitForExternalEvent('GuestArrived');
};

df.app.orchestration('StayOrchestrator', stayOrchestrator);

for (const activity of ['CheckPassport', 'PrepareRoom']) {
  df.app.activity(activity, { handler: () => 'done' });
}
