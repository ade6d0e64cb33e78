import * as df from 'durable-functions';

// #region retry
const options = new df.RetryOptions(5_000, 4);
options.backoffCoefficient = 2;
// #endregion retry

// #region saga
df.app.orchestration('OrderOrchestrator', function* (context) {
  const order: unknown = context.df.getInput();
  const undo: { activity: string; input: unknown }[] = [];
  try {
    const item: unknown = yield context.df.callActivity('ReserveItem', order);
    undo.push({ activity: 'ReleaseItem', input: item });

    const payment: unknown = yield context.df.callActivityWithRetry(
      'TakePayment',
      options,
      order,
    );
    undo.push({ activity: 'RefundPayment', input: payment });

    const parcel: unknown = yield context.df.callActivity('SendParcel', order);
    return parcel;
  } catch (error) {
    for (const { activity, input } of undo.reverse()) {
      yield context.df.callActivity(activity, input);
    }
    throw error;
  }
});
// #endregion saga
