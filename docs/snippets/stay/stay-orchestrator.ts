// #region versions
import * as df from 'durable-functions';
import type { OrchestrationHandler } from 'durable-functions';

const stayOrchestrator: OrchestrationHandler = function* (context) {
  const guest = context.df.getInput<string>();

  if (context.df.version === '2')
    yield context.df.callActivity('CheckPassport', guest);
  yield context.df.callActivity('PrepareRoom', guest);
  yield context.df.waitForExternalEvent('GuestArrived');
};
// #endregion versions

df.app.orchestration('StayOrchestrator', stayOrchestrator);

for (const activity of ['CheckPassport', 'PrepareRoom']) {
  df.app.activity(activity, { handler: () => 'done' });
}
