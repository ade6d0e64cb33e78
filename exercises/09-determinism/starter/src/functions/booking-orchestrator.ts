import * as df from 'durable-functions';

// TODO: This code runs in the shop today, and bookings wait in it for their payment. Change it, so that
//  1. a booking that is made from now on calls `RateCustomer` with the booking first, goes on as below,
//     and returns { rating, tickets };
//  2. a booking that is there already goes on and ends as if nothing had changed.
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
