import * as df from 'durable-functions';

// One orchestrator for both. The host.json of this app has "defaultVersion": "2" below extensions/durableTask; without it
// a host in Azure takes version 2 for a newer one than its own, and leaves it alone.
df.app.orchestration('BookingOrchestrator', function* (context) {
  const booking: unknown = context.df.getInput();
  const isRated = context.df.version === '2';

  const rating: unknown = isRated
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
  return isRated ? { rating, tickets } : tickets;
});
