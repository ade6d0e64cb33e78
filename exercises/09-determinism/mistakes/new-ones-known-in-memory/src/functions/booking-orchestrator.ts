import * as df from 'durable-functions';

/** The bookings that were made with this code. */
const newOnes = new Set<string>();

df.app.orchestration('BookingOrchestrator', function* (context) {
  const booking: unknown = context.df.getInput();
  const isNew = newOnes.has(context.df.instanceId);

  const rating: unknown = isNew
    ? yield context.df.callActivity('RateCustomer', booking)
    : undefined;
  const reservation: unknown = yield context.df.callActivity(
    'ReserveSeats',
    booking,
  );
  yield context.df.waitForExternalEvent('PaymentReceived');
  const tickets: unknown = yield context.df.callActivity(
    'SendTickets',
    reservation,
  );
  return isNew ? { rating, tickets } : tickets;
});

/** Remembers that a booking is new. */
export function isMadeNow(id: string): void {
  newOnes.add(id);
}
