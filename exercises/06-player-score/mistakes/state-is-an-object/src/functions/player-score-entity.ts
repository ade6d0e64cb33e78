import * as df from 'durable-functions';

interface State {
  score: number;
}

df.app.entity<State>('PlayerScoreEntity', (context) => {
  const { score } = context.df.getState(() => ({ score: 0 })) ?? { score: 0 };
  const input = context.df.getInput<number>() ?? 0;

  switch (context.df.operationName) {
    case 'set':
      context.df.setState({ score: input });
      break;
    case 'add':
      context.df.setState({ score: score + input });
      break;
    case 'reset':
      context.df.setState({ score: 0 });
      break;
    case 'get':
      context.df.return(score);
      break;
  }
});
