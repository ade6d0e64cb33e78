import * as df from 'durable-functions';

df.app.entity<number>('PlayerScoreEntity', (context) => {
  const score = context.df.getState(() => 0) ?? 0;

  // TODO: Write the four operations. The state is the score, a number.
  //  - `set` makes the input of the operation the score.
  //  - `add` adds the input to the score.
  //  - `reset` makes the score 0.
  //  - `get` gives the score back to the caller, and changes nothing.

  context.log('Nobody has done', context.df.operationName, 'at', score);
});
