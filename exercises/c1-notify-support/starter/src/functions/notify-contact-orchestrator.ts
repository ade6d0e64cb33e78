import * as df from 'durable-functions';

df.app.orchestration('NotifyContactOrchestrator', function* (context) {
  // TODO: Notify one contact, and wait for the answer until the window of the contact is over.
  //  1. Remember that this instance waits for an answer from the contact's phone number.
  //  2. Call `SendNotification` with { phoneNumber, message, attempt }, evenly spread over the window: three attempts
  //     in 300 seconds begin at 0, 100 and 200 seconds, however long the sending takes.
  //  3. When the answer comes, make no further attempt, and leave no timer behind. An answer may also come
  //     while a notification is being sent.

  context.log('Nobody is notified by', context.df.instanceId);
});
