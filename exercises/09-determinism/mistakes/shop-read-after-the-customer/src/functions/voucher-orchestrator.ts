import * as df from 'durable-functions';

/** Finds the name of a customer. It stands for a request to another system: it returns a promise and takes one second. */
async function findCustomer(customerId: string): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const names: Record<string, string> = {
    'c-1': 'Ada',
    'c-2': 'Brian',
    'c-3': 'Carol',
  };
  return names[customerId] ?? 'Guest';
}

// What differs from call to call is asked for in an activity: the history keeps its answer.

df.app.activity('FindCustomer', { handler: (id: string) => findCustomer(id) });

df.app.activity('ReadShopName', {
  handler: () => process.env['SHOP_NAME'] ?? 'Corner Theatre',
});

df.app.activity('DrawDiscount', {
  handler: () => 5 * (1 + Math.floor(Math.random() * 4)),
});

df.app.orchestration('VoucherOrchestrator', function* (context) {
  const { customerId } = context.df.getInput<{ customerId: string }>();

  const issuedAt = context.df.currentUtcDateTime.toISOString();
  const code = context.df.newGuid(context.df.instanceId);
  const discount = (yield context.df.callActivity('DrawDiscount')) as number;
  const customer = (yield context.df.callActivity(
    'FindCustomer',
    customerId,
  )) as string;
  const shop = (yield context.df.callActivity('ReadShopName')) as string;
  const voucher = { code, customer, shop, discount, issuedAt };

  if (discount === 20) yield context.df.callActivity('ApproveVoucher', voucher);
  yield context.df.callActivity('StoreVoucher', voucher);
  yield context.df.callActivity('SendVoucher', voucher);
  return voucher;
});
