// #region overbooked
import * as df from 'durable-functions';

df.app.orchestration('BookSeatOrchestrator', function* (context) {
  const show = context.df.getInput<string>();
  const seats = new df.EntityId('FreeSeats', show);

  const free: unknown = yield context.df.callEntity(seats, 'get');
  if (Number(free) === 0) return 'sold out';

  yield context.df.callEntity(seats, 'add', -1);
  return 'booked';
});
// #endregion overbooked
