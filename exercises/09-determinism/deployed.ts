// Deployed: the booking half of the app as it runs in the shop before the learner's code comes. It is what the starter has.

/** Source text by path. */
export const DEPLOYED: Readonly<Record<string, string>> = {
  'src/functions/booking-orchestrator.ts': `import * as df from 'durable-functions';

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
`,
  'src/functions/booking-client.ts': `import * as df from 'durable-functions';
import type { HttpDurableClientHandler } from 'durable-functions';

const bookingClient: HttpDurableClientHandler = async (request, client) => {
  const { id = '' } = request.params;
  const booking: unknown = await request.json();
  await client.startNew('BookingOrchestrator', {
    instanceId: id,
    input: booking,
  });
  return client.createCheckStatusResponse(request, id);
};

df.app.client.http('BookingClient', {
  route: 'bookings/{id}',
  methods: ['POST'],
  handler: bookingClient,
});
`,
  'src/functions/booking-activities.ts': `import * as df from 'durable-functions';

for (const activity of ['ReserveSeats', 'SendTickets', 'RateCustomer']) {
  df.app.activity(activity, { handler: (input: unknown) => input });
}
`,
};
