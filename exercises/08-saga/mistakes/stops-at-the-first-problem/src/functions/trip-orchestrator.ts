import * as df from 'durable-functions';

const threeTries = new df.RetryOptions(5_000, 3);

df.app.orchestration('TripOrchestrator', function* (context) {
  const trip: unknown = context.df.getInput();
  const call = (activity: string, input: unknown): df.Task =>
    context.df.callActivityWithRetry(activity, threeTries, input);

  const toCancel: { activity: string; booking: unknown }[] = [];
  try {
    const flight: unknown = yield call('BookFlight', trip);
    toCancel.push({ activity: 'CancelFlight', booking: flight });
    const hotel: unknown = yield call('BookHotel', trip);
    toCancel.push({ activity: 'CancelHotel', booking: hotel });
    const car: unknown = yield call('BookCar', trip);
    return { flight, hotel, car };
  } catch (failure) {
    for (const { activity, booking } of toCancel.reverse()) {
      yield call(activity, booking);
    }
    throw failure;
  }
});
