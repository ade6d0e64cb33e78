// #region parallel
import * as df from 'durable-functions';

df.app.orchestration('ShipOrderOrchestrator', function* (context) {
  const parcels = context.df.getInput<string[]>();

  const shipments = parcels.map((parcel) =>
    context.df.callSubOrchestrator('ShipParcelOrchestrator', parcel),
  );
  const receipts: unknown = yield context.df.Task.all(shipments);
  return receipts;
});
// #endregion parallel
