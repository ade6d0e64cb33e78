import * as df from 'durable-functions';

const scores = new Map<string, number>();

df.app.entity<number>('PlayerScoreEntity', (context) => {
  const player = context.df.entityKey;
  const score = scores.get(player) ?? 0;
  const input = context.df.getInput() ?? 0;

  const next = { set: input, add: score + input, reset: 0 };
  const operation = context.df.operationName;
  if (operation === 'set' || operation === 'add' || operation === 'reset') {
    scores.set(player, next[operation]);
    context.df.setState(next[operation]);
  } else {
    context.df.return(score);
  }
});
