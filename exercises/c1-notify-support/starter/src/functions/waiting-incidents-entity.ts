import * as df from 'durable-functions';

// There is one such entity for each phone number: the number is its key.
df.app.entity('WaitingIncidents', (context) => {
  // TODO: Keep which instances wait for an answer from this number. There can be several at the same time.

  context.log(context.df.operationName, 'is not done yet');
});
