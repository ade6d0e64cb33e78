import * as df from 'durable-functions';

interface Order {
  readonly seat: string;
  readonly card: string;
}

// #region random
df.app.orchestration('SellTicketOrchestrator', function* (context) {
  const order = context.df.getInput<Order>();
  const number = Math.floor(Math.random() * 1_000_000);

  yield context.df.callActivity('ChargeCard', { ...order, number });
  yield context.df.callActivity('SendTicket', { ...order, number });
});
// #endregion random
