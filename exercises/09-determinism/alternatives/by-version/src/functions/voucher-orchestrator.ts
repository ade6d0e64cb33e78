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

interface Voucher {
  readonly code: string;
  readonly shop: string;
  readonly discount: number;
  readonly issuedAt: string;
}

// Everything that may differ is made at two places. The shop comes first and by itself: finding the customer takes a second,
// and an activity that a changed setting cuts off runs again, with the new one.
df.app.activity('BeginVoucher', {
  handler: (issuedAt: string) => {
    return {
      code: crypto.randomUUID(),
      shop: process.env['SHOP_NAME'] ?? 'Corner Theatre',
      discount: [5, 10, 15, 20][Math.floor(Math.random() * 4)] ?? 5,
      issuedAt,
    };
  },
});

df.app.activity('NameCustomer', { handler: findCustomer });

df.app.orchestration('VoucherOrchestrator', function* (context) {
  const { customerId } = context.df.getInput<{ customerId: string }>();
  const issuedAt = context.df.currentUtcDateTime.toISOString();

  const begun = (yield context.df.callActivity(
    'BeginVoucher',
    issuedAt,
  )) as Voucher;
  const customer = (yield context.df.callActivity(
    'NameCustomer',
    customerId,
  )) as string;
  const voucher = { ...begun, customer };
  if (voucher.discount > 15)
    yield context.df.callActivity('ApproveVoucher', voucher);
  for (const activity of ['StoreVoucher', 'SendVoucher'])
    yield context.df.callActivity(activity, voucher);
  return voucher;
});
