// #region client
import * as df from 'durable-functions';
import type { HttpDurableClientHandler } from 'durable-functions';

const buyTicket: HttpDurableClientHandler = async (request, client) => {
  const order = await request.json();

  const instanceId = await client.startNew('SellTicketOrchestrator', {
    input: order,
  });

  return client.createCheckStatusResponse(request, instanceId);
};

df.app.client.http('BuyTicket', {
  route: 'tickets',
  methods: ['POST'],
  authLevel: 'function',
  handler: buyTicket,
});
// #endregion client
