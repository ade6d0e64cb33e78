import * as df from 'durable-functions';

df.app.orchestration('BookingOrchestrator', function* (context) {
  const booking = context.df.getInput<{ readonly rated?: boolean }>();

  const rating: unknown = booking.rated
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
  return booking.rated ? { rating, tickets } : tickets;
});
