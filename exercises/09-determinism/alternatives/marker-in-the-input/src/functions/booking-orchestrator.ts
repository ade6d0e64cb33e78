import * as df from 'durable-functions';
import type { OrchestrationContext, Task } from 'durable-functions';

interface Booking {
  readonly customer: string;
  readonly seats: number;
}

/** Bookings from before have no envelope. */
interface Envelope {
  readonly revision: 2;
  readonly booking: Booking;
}

df.app.orchestration('BookingOrchestrator', function* (context) {
  const input = context.df.getInput<Booking | Envelope>();
  if (!('revision' in input)) return yield* bought(context, input);

  const rating = (yield context.df.callActivity(
    'RateCustomer',
    input.booking,
  )) as string;
  return { rating, tickets: yield* bought(context, input.booking) };
});

function* bought(
  context: OrchestrationContext,
  booking: Booking,
): Generator<Task, unknown, unknown> {
  const reservation = yield context.df.callActivity('ReserveSeats', booking);
  yield context.df.waitForExternalEvent('PaymentReceived');
  return yield context.df.callActivity('SendTickets', reservation);
}
