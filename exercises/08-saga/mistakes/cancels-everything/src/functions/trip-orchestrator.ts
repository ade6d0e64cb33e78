import * as df from 'durable-functions';

const threeTries = new df.RetryOptions(5_000, 3);

df.app.orchestration('TripOrchestrator', function* (context) {
  const trip: unknown = context.df.getInput();
  const call = (activity: string, input: unknown): df.Task =>
    context.df.callActivityWithRetry(activity, threeTries, input);

  const bookings: Record<string, unknown> = {};
  try {
    bookings.flight = yield call('BookFlight', trip);
    bookings.hotel = yield call('BookHotel', trip);
    bookings.car = yield call('BookCar', trip);
    return bookings;
  } catch (failure) {
    const steps = [
      { activity: 'CancelCar', booking: bookings.car },
      { activity: 'CancelHotel', booking: bookings.hotel },
      { activity: 'CancelFlight', booking: bookings.flight },
    ];
    for (const { activity, booking } of steps) {
      try {
        yield call(activity, booking);
      } catch (error) {
        context.error('Somebody has to look after', booking, error);
      }
    }
    throw failure;
  }
});
