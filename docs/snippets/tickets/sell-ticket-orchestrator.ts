// #region chain
import * as df from 'durable-functions';

df.app.orchestration('SellTicketOrchestrator', function* (context) {
  const order: unknown = context.df.getInput();
  context.log('The orchestrator runs');

  const receipt: unknown = yield context.df.callActivity('ChargeCard', order);
  const ticket: unknown = yield context.df.callActivity('SendTicket', receipt);
  return ticket;
});
// #endregion chain
