import * as df from 'durable-functions';

const threeTries = new df.RetryOptions(5_000, 3);
const bookings: Record<string, unknown> = {};

df.app.orchestration('TripOrchestrator', function* (context) {
  const trip: unknown = context.df.getInput();
  const call = (activity: string, input: unknown): df.Task =>
    context.df.callActivityWithRetry(activity, threeTries, input);

  try {
    bookings.Flight ??= yield call('BookFlight', trip);
    bookings.Hotel ??= yield call('BookHotel', trip);
    bookings.Car ??= yield call('BookCar', trip);
    return {
      flight: bookings.Flight,
      hotel: bookings.Hotel,
      car: bookings.Car,
    };
  } catch (failure) {
    for (const step of Object.keys(bookings).reverse()) {
      try {
        yield call('Cancel' + step, bookings[step]);
      } catch (error) {
        context.error('Somebody has to look after the', step, error);
      }
    }
    throw failure;
  }
});
