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

df.app.activity('ShopAndChance', {
  handler: () => ({
    shop: process.env['SHOP_NAME'] ?? 'Corner Theatre',
    chance: Math.random(),
  }),
});
df.app.activity('FindCustomer', { handler: findCustomer });

df.app.orchestration('IssueVoucher', function* (context) {
  const voucher = context.df.getInput<{ discount: number }>();
  if (voucher.discount === 20)
    yield context.df.callActivity('ApproveVoucher', voucher);
  yield context.df.callActivity('StoreVoucher', voucher);
  yield context.df.callActivity('SendVoucher', voucher);
});

// The values first, in parallel; what is done with them is the business of a sub-orchestration.
df.app.orchestration('VoucherOrchestrator', function* (context) {
  const { customerId } = context.df.getInput<{ customerId: string }>();
  const issuedAt = context.df.currentUtcDateTime.toISOString();
  const [{ shop, chance }, customer] = (yield context.df.Task.all([
    context.df.callActivity('ShopAndChance'),
    context.df.callActivity('FindCustomer', customerId),
  ])) as [{ shop: string; chance: number }, string];
  const voucher = {
    code: `${context.df.instanceId}-${context.df.newGuid(context.df.instanceId)}`,
    customer,
    shop,
    discount: 5 + 5 * Math.floor(chance * 4),
    issuedAt,
  };
  yield context.df.callSubOrchestrator('IssueVoucher', voucher);
  return voucher;
});
