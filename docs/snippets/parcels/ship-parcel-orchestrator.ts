// #region child
import * as df from 'durable-functions';

df.app.orchestration('ShipParcelOrchestrator', function* (context) {
  const parcel = context.df.getInput<string>();

  const label: unknown = yield context.df.callActivity('PrintLabel', parcel);
  const receipt: unknown = yield context.df.callActivity('HandOver', label);
  return receipt;
});
// #endregion child

df.app.activity('PrintLabel', {
  handler: (parcel: string): string => {
    if (parcel.includes('piano')) throw new Error(`${parcel} is too heavy`);
    return `label: ${parcel}`;
  },
});

df.app.activity('HandOver', {
  handler: (label: string): string => label.replace('label:', 'receipt:'),
});
