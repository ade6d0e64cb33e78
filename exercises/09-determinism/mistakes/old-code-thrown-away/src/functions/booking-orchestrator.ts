import * as df from 'durable-functions';

df.app.orchestration('RatedBookingOrchestrator', function* (context) {
  const booking: unknown = context.df.getInput();

  const rating: unknown = yield context.df.callActivity(
    'RateCustomer',
    booking,
  );
  const reservation: unknown = yield context.df.callActivity(
    'ReserveSeats',
    booking,
  );
  yield context.df.waitForExternalEvent('PaymentReceived');
  const tickets: unknown = yield context.df.callActivity(
    'SendTickets',
    reservation,
  );
  return { rating, tickets };
});
