import * as df from 'durable-functions';

df.app.orchestration('NotifySupportOrchestrator', function* (context) {
  // TODO: Try the contacts of team A one after the other, until somebody answers.
  //  1. `GetSupportContacts` knows them, but not in the right order.
  //  2. For each contact in turn, let a sub-orchestration notify them and wait for their answer.
  //  3. Return { callbackReceived, phoneNumber, attempt }: who answered, and on which attempt.
  //     If nobody did, that is { callbackReceived: false, phoneNumber: null, attempt: 0 }.
  //  4. The table may get long, but the history of one execution should not.

  context.log('Nobody knows yet about', context.df.instanceId);
});
