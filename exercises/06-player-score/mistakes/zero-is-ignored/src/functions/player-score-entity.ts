import * as df from 'durable-functions';

df.app.entity<number>('PlayerScoreEntity', (context) => {
  const score = context.df.getState(() => 0) ?? 0;
  const input = context.df.getInput();

  switch (context.df.operationName) {
    case 'set':
      if (input) context.df.setState(input);
      break;
    case 'add':
      if (input) context.df.setState(score + input);
      break;
    case 'reset':
      if (score) context.df.setState(0);
      break;
    case 'get':
      context.df.return(score);
      break;
  }
});
