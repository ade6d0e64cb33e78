import * as df from 'durable-functions';

const threeTries = new df.RetryOptions(5_000, 3);

df.app.orchestration('TripOrchestrator', function* (context) {
  const trip: unknown = context.df.getInput();
  const call = (activity: string, input: unknown): df.Task =>
    context.df.callActivityWithRetry(activity, threeTries, input);

  const bookings: Record<string, unknown> = {};
  const toCancel: string[] = [];
  try {
    toCancel.push('Flight');
    bookings.Flight = yield call('BookFlight', trip);
    toCancel.push('Hotel');
    bookings.Hotel = yield call('BookHotel', trip);
    toCancel.push('Car');
    bookings.Car = yield call('BookCar', trip);
    return {
      flight: bookings.Flight,
      hotel: bookings.Hotel,
      car: bookings.Car,
    };
  } catch (failure) {
    for (const step of toCancel.reverse()) {
      try {
        yield call('Cancel' + step, bookings[step]);
      } catch (error) {
        context.error('Somebody has to look after the', step, error);
      }
    }
    throw failure;
  }
});
