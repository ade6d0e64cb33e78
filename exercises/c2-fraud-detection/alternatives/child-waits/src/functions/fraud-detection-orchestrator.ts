import * as df from 'durable-functions';

interface Transaction {
  creditorBankAccount: string;
  debtorBankAccount: string;
}

const retryOptions = new df.RetryOptions(5_000, 3);
const MINUTE_MS = 60_000;

/** Looks up both customers. */
df.app.orchestration('FindCustomers', function* (context) {
  const accounts = context.df.getInput<string[]>();
  const customers: unknown = yield context.df.Task.all(
    accounts.map((account) =>
      context.df.callActivityWithRetry('GetCustomer', retryOptions, account),
    ),
  );
  return customers;
});

/** Its own instance ID is the ID of the record. */
df.app.orchestration('AnalyzeTransaction', function* (context) {
  const record = context.df.getInput<unknown>();
  yield context.df.callActivity('AnalyzeAuditRecord', record);

  const begin = context.df.currentUtcDateTime.getTime();
  const timer = context.df.createTimer(new Date(begin + 5 * MINUTE_MS));
  const yes = context.df.waitForExternalEvent('Suspicious');
  const no = context.df.waitForExternalEvent('Harmless');
  const first: unknown = yield context.df.Task.any([yes, no, timer]);
  if (first !== timer) timer.cancel();
  return first !== no;
});

df.app.orchestration('FraudDetectionOrchestrator', function* (context) {
  const transaction = context.df.getInput<Transaction>();
  const [creditor, debtor] = (yield context.df.callSubOrchestrator(
    'FindCustomers',
    [transaction.creditorBankAccount, transaction.debtorBankAccount],
  )) as unknown[];
  const id = `${context.df.instanceId}-record`;
  const record = {
    id,
    transaction,
    creditor,
    debtor,
  };
  const isSuspicious: unknown = yield context.df.callSubOrchestrator(
    'AnalyzeTransaction',
    { ...record, isSuspiciousTransaction: false },
    id,
  );
  return isSuspicious === true
    ? ((yield context.df.callActivityWithRetry(
        'StoreAuditRecord',
        retryOptions,
        { ...record, isSuspiciousTransaction: true },
      )) as unknown)
    : undefined;
});
