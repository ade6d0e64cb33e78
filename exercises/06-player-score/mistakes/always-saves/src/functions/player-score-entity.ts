import * as df from 'durable-functions';

df.app.entity<number>('PlayerScoreEntity', (context) => {
  let score = context.df.getState(() => 0) ?? 0;
  const input = context.df.getInput() ?? 0;

  switch (context.df.operationName) {
    case 'set':
      score = input;
      break;
    case 'add':
      score += input;
      break;
    case 'reset':
      score = 0;
      break;
    case 'get':
      context.df.return(score);
      break;
  }
  context.df.setState(score);
});
