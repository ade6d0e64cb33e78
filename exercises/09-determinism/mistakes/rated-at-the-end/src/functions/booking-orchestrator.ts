import * as df from 'durable-functions';

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
  const rating: unknown = yield context.df.callActivity(
    'RateCustomer',
    booking,
  );
  return { rating, tickets };
});
