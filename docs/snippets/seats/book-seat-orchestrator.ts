// #region call
import * as df from 'durable-functions';

df.app.orchestration('BookSeatOrchestrator', function* (context) {
  const show = context.df.getInput<string>();
  const seats = new df.EntityId('FreeSeats', show);

  const gotOne: unknown = yield context.df.callEntity(seats, 'take');
  return gotOne ? 'booked' : 'sold out';
});
// #endregion call
