// #region chained
import * as df from 'durable-functions';

df.app.orchestration('ExchangeOrchestrator', function* (context) {
  const broken = context.df.getInput<string>();

  const replacement: unknown = yield context.df.callSubOrchestrator(
    'TakeBackOrchestrator',
    broken,
  );
  const receipt: unknown = yield context.df.callSubOrchestrator(
    'ShipParcelOrchestrator',
    replacement,
  );
  return receipt;
});
// #endregion chained

df.app.orchestration('TakeBackOrchestrator', function* (context) {
  const broken = context.df.getInput<string>();

  yield context.df.callActivity('PickUp', broken);
  const replacement: unknown = yield context.df.callActivity('Inspect', broken);
  return replacement;
});

df.app.activity('PickUp', {
  handler: (parcel: string): string => `picked up: ${parcel}`,
});

df.app.activity('Inspect', {
  handler: (parcel: string): string => parcel.replace(/^a /, 'a new '),
});
