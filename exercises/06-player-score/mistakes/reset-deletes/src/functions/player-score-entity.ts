import * as df from 'durable-functions';

df.app.entity<number>('PlayerScoreEntity', (context) => {
  const score = context.df.getState(() => 0) ?? 0;
  const input = context.df.getInput() ?? 0;

  switch (context.df.operationName) {
    case 'set':
      context.df.setState(input);
      break;
    case 'add':
      context.df.setState(score + input);
      break;
    case 'reset':
      context.df.destructOnExit();
      break;
    case 'get':
      context.df.return(score);
      break;
  }
});
