// #region parallel
import * as df from 'durable-functions';

df.app.orchestration('ShipOrderOrchestrator', function* (context) {
  const parcels = context.df.getInput<string[]>();
  const { instanceId } = context.df;

  const shipments = parcels.map((parcel, index) =>
    context.df.callSubOrchestrator(
      'ShipParcelOrchestrator',
      parcel,
      `${instanceId}-${index + 1}`,
    ),
  );
  const receipts: unknown = yield context.df.Task.all(shipments);
  return receipts;
});
// #endregion parallel
