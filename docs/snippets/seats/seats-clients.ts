// #region clients
import * as df from 'durable-functions';

df.app.client.http('OfferSeats', {
  route: 'shows/{show}/seats',
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client) => {
    const seats = new df.EntityId('FreeSeats', request.params.show ?? '');
    await client.signalEntity(seats, 'add', await request.json());
    return { status: 202 };
  },
});

df.app.client.http('CountSeats', {
  route: 'shows/{show}/seats',
  methods: ['GET'],
  authLevel: 'function',
  handler: async (request, client) => {
    const seats = new df.EntityId('FreeSeats', request.params.show ?? '');
    const { entityExists, entityState } =
      await client.readEntityState<number>(seats);
    return entityExists ? { jsonBody: entityState } : { status: 404 };
  },
});
// #endregion clients
