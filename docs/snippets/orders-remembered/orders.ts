import * as df from 'durable-functions';

interface Order {
  id: string;
  amount: number;
}

// #region remembered
const amounts = new Map<string, number>();

df.app.activity('askForApproval', {
  handler: (order: Order) => {
    amounts.set(order.id, order.amount);
    return 'sent';
  },
});

df.app.activity('charge', {
  handler: (order: Order) => `charged ${amounts.get(order.id)}`,
});

df.app.orchestration('approveOrder', function* (context) {
  const order: unknown = context.df.getInput();
  yield context.df.callActivity('askForApproval', order);
  yield context.df.waitForExternalEvent('Approved');
  const outcome: unknown = yield context.df.callActivity('charge', order);
  return outcome;
});
// #endregion remembered
