import * as df from 'durable-functions';

df.app.entity<number>('PlayerScoreEntity', (context) => {
  const score = context.df.getState(() => 0) ?? 0;
  const input = context.df.getInput() ?? 0;

  switch (context.df.operationName) {
    case 'set':
      return context.df.setState(input);
    case 'add':
      return context.df.setState(score + input);
    case 'reset':
      return context.df.setState(0);
    default:
      return score;
  }
});
