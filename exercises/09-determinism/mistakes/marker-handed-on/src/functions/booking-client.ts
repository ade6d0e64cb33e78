import * as df from 'durable-functions';
import type { HttpDurableClientHandler } from 'durable-functions';

const bookingClient: HttpDurableClientHandler = async (request, client) => {
  const { id = '' } = request.params;
  const booking = (await request.json()) as object;
  await client.startNew('BookingOrchestrator', {
    instanceId: id,
    input: { ...booking, rated: true },
  });
  return client.createCheckStatusResponse(request, id);
};

df.app.client.http('BookingClient', {
  route: 'bookings/{id}',
  methods: ['POST'],
  handler: bookingClient,
});
