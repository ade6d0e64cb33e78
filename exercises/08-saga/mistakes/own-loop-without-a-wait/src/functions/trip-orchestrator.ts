import * as df from 'durable-functions';

df.app.orchestration('TripOrchestrator', function* (context) {
  const trip: unknown = context.df.getInput();
  function* call(
    activity: string,
    input: unknown,
  ): Generator<df.Task, unknown, unknown> {
    for (let tries = 1; ; tries += 1) {
      try {
        return yield context.df.callActivity(activity, input);
      } catch (error) {
        if (tries === 3) throw error;
      }
    }
  }

  const toCancel: { activity: string; booking: unknown }[] = [];
  try {
    const flight: unknown = yield* call('BookFlight', trip);
    toCancel.push({ activity: 'CancelFlight', booking: flight });
    const hotel: unknown = yield* call('BookHotel', trip);
    toCancel.push({ activity: 'CancelHotel', booking: hotel });
    const car: unknown = yield* call('BookCar', trip);
    return { flight, hotel, car };
  } catch (failure) {
    for (const { activity, booking } of toCancel.reverse()) {
      try {
        yield* call(activity, booking);
      } catch (error) {
        context.error('Somebody has to look after', booking, error);
      }
    }
    throw failure;
  }
});
