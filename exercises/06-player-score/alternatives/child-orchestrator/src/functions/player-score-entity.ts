import * as df from 'durable-functions';

// Every operation but `get` is an addition.
df.app.entity<number>('PlayerScoreEntity', (context) => {
  const { operationName } = context.df;
  const score: number = context.df.getState() ?? 0;
  const input = context.df.getInput<number>() ?? 0;

  if (operationName === 'get') return context.df.return(score);
  let difference = 0;
  if (operationName === 'add') difference = input;
  if (operationName === 'set') difference = input - score;
  if (operationName === 'reset') difference = -score;
  context.df.setState(score + difference);
  context.df.return(score + difference);
});
