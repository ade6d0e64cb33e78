import * as df from 'durable-functions';
import type { HttpDurableClientHandler } from 'durable-functions';

const bookingClient: HttpDurableClientHandler = async (request, client) => {
  const { id = '' } = request.params;
  const booking: unknown = await request.json();
  await client.startNew('RatedBookingOrchestrator', {
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
