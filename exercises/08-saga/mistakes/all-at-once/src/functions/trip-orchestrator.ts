import * as df from 'durable-functions';

const threeTries = new df.RetryOptions(5_000, 3);

df.app.orchestration('TripOrchestrator', function* (context) {
  const trip: unknown = context.df.getInput();
  const call = (activity: string, input: unknown): df.Task =>
    context.df.callActivityWithRetry(activity, threeTries, input);

  const steps = ['Flight', 'Hotel', 'Car'];
  const bookings = steps.map((step) => call('Book' + step, trip));
  try {
    const [flight, hotel, car] = (yield context.df.Task.all(
      bookings,
    )) as unknown[];
    return { flight, hotel, car };
  } catch (failure) {
    for (const [index, step] of [...steps.entries()].reverse()) {
      const booking = bookings[index]!;
      if (!booking.isCompleted || booking.isFaulted) continue;
      try {
        yield call('Cancel' + step, booking.result);
      } catch (error) {
        context.error('Somebody has to look after', booking.result, error);
      }
    }
    throw failure;
  }
});
