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

df.app.orchestration('VoucherOrchestrator', function* (context) {
  const { customerId } = context.df.getInput<{ customerId: string }>();

  // TODO: Each of these values is another one when the orchestrator is replayed. Get each from a place that
  //  gives the same answer every time, so that the voucher that is stored is also the voucher that is sent.
  const voucher = {
    code: crypto.randomUUID(),
    customer: 'Guest',
    shop: process.env['SHOP_NAME'] ?? 'Corner Theatre',
    discount: 5 * (1 + Math.floor(Math.random() * 4)),
    issuedAt: new Date().toISOString(),
  };
  // An orchestrator cannot await, so the name is put in when it arrives. But when does it?
  void findCustomer(customerId).then((name) => {
    voucher.customer = name;
  });

  if (voucher.discount === 20)
    yield context.df.callActivity('ApproveVoucher', voucher);
  yield context.df.callActivity('StoreVoucher', voucher);
  yield context.df.callActivity('SendVoucher', voucher);
  return voucher;
});
