import * as df from 'durable-functions';

df.app.orchestration('TripOrchestrator', function* (context) {
  const { df: durable } = context;
  const options = new df.RetryOptions(5000, 3);
  const trip: unknown = durable.getInput();
  const step = (name: string, input: unknown) =>
    durable.callActivityWithRetry(name, options, input);

  const flight: unknown = yield step('BookFlight', trip);
  try {
    const hotel: unknown = yield step('BookHotel', trip);
    try {
      const car: unknown = yield step('BookCar', trip);
      return { car, hotel, flight };
    } catch (error) {
      yield* quietly(step('CancelHotel', hotel));
      throw error;
    }
  } catch (error) {
    yield* quietly(step('CancelFlight', flight));
    const reason = (error as Error).message;
    throw new Error(`There is no trip: ${reason}`, { cause: error });
  }
});

function* quietly(task: df.Task): Generator<df.Task, void, unknown> {
  try {
    yield task;
  } catch {
    return;
  }
}
