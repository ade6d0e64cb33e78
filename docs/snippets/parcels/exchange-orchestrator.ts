// #region chained
import * as df from 'durable-functions';

df.app.orchestration('ExchangeOrchestrator', function* (context) {
  const item = context.df.getInput<string>();
  const { instanceId } = context.df;

  const back: unknown = yield context.df.callSubOrchestrator(
    'ShipParcelOrchestrator',
    `a broken ${item}`,
    `${instanceId}-back`,
  );
  const sent: unknown = yield context.df.callSubOrchestrator(
    'ShipParcelOrchestrator',
    `a new ${item}`,
    `${instanceId}-new`,
  );
  return [back, sent];
});
// #endregion chained
