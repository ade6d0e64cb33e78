import * as df from 'durable-functions';

// The flow of bookings that were made before customers were rated. No client starts it any more; it has to stay as it
// is until the last of them has ended.
df.app.orchestration('BookingOrchestrator', function* (context) {
  const booking: unknown = context.df.getInput();

  const reservation: unknown = yield context.df.callActivity(
    'ReserveSeats',
    booking,
  );
  yield context.df.waitForExternalEvent('PaymentReceived');
  const tickets: unknown = yield context.df.callActivity(
    'SendTickets',
    reservation,
  );
  return tickets;
});

df.app.orchestration('RatedBookingOrchestrator', function* (context) {
  const booking: unknown = context.df.getInput();

  const rating: unknown = yield context.df.callActivity(
    'RateCustomer',
    booking,
  );
  const tickets: unknown = yield context.df.callSubOrchestrator(
    'BookingOrchestrator',
    booking,
  );
  return { rating, tickets };
});
