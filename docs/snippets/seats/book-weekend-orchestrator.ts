// #region lock
import * as df from 'durable-functions';

df.app.orchestration('BookWeekendOrchestrator', function* (context) {
  const friday = new df.EntityId('FreeSeats', 'friday');
  const saturday = new df.EntityId('FreeSeats', 'saturday');

  const lock = (yield context.df.lock(friday, saturday)) as df.DurableLock;
  const free = (yield context.df.Task.all([
    context.df.callEntity(friday, 'get'),
    context.df.callEntity(saturday, 'get'),
  ])) as number[];
  if (free.includes(0)) return 'sold out'; // the end releases the locks, too

  yield context.df.callActivity('ChargeCard', context.df.getInput());
  yield context.df.callEntity(friday, 'take');
  yield context.df.callEntity(saturday, 'take');
  lock.release();
  return 'booked';
});
// #endregion lock
