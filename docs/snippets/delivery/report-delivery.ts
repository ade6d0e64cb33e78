// #region raise
import * as df from 'durable-functions';
import type { HttpDurableClientHandler } from 'durable-functions';

const reportDelivery: HttpDurableClientHandler = async (request, client) => {
  const { instanceId = '' } = request.params;
  const signedBy = await request.text();

  await client.raiseEvent(instanceId, 'ParcelDelivered', signedBy);

  return { status: 202 };
};

df.app.client.http('ReportDelivery', {
  route: 'parcels/{instanceId}/delivered',
  methods: ['POST'],
  authLevel: 'function',
  handler: reportDelivery,
});
// #endregion raise
