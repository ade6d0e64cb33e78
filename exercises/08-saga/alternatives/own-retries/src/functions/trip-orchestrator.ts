import * as df from 'durable-functions';

class Saga {
  private readonly df: df.DurableOrchestrationContext;
  private readonly undo: [string, unknown][] = [];

  constructor(context: df.OrchestrationContext) {
    this.df = context.df;
  }

  *run(): Generator<df.Task, unknown, unknown> {
    const trip: unknown = this.df.getInput();
    const bookings: Record<string, unknown> = {};
    for (const part of ['Flight', 'Hotel', 'Car']) {
      const result = yield* this.attempt(`Book${part}`, trip);
      if (result instanceof Error) return yield* this.giveUp(result);
      bookings[part.toLowerCase()] = result;
      this.undo.unshift([`Cancel${part}`, result]);
    }
    return bookings;
  }

  private *giveUp(reason: Error): Generator<df.Task, never, unknown> {
    this.df.setCustomStatus('cancelling');
    for (const [activity, booking] of this.undo) {
      yield* this.attempt(activity, booking);
    }
    throw reason;
  }

  /** Returns the error of the third try. */
  private *attempt(
    activity: string,
    input: unknown,
    left = 2,
  ): Generator<df.Task, unknown, unknown> {
    try {
      return yield this.df.callActivity(activity, input);
    } catch (error) {
      if (left === 0) return error;
    }
    const later = this.df.currentUtcDateTime.getTime() + 5_000;
    yield this.df.createTimer(new Date(later));
    return yield* this.attempt(activity, input, left - 1);
  }
}

df.app.orchestration('TripOrchestrator', (context) => new Saga(context).run());
