// #region entity
import * as df from 'durable-functions';

df.app.entity<number>('FreeSeats', (context) => {
  const seats = context.df.getState(() => 0) ?? 0;

  switch (context.df.operationName) {
    case 'add':
      context.df.setState(seats + (context.df.getInput() ?? 0));
      break;
    case 'take':
      if (seats > 0) context.df.setState(seats - 1);
      context.df.return(seats > 0);
      break;
    case 'get':
      context.df.return(seats);
      break;
  }
});
// #endregion entity
