import * as df from 'durable-functions';

interface Transaction {
  creditorBankAccount: string;
  debtorBankAccount: string;
}

df.app.orchestration('FraudDetectionOrchestrator', function* (context) {
  const transaction = context.df.getInput<Transaction>();

  const [creditor, debtor] = (yield context.df.Task.all([
    context.df.callActivity('GetCustomer', transaction.creditorBankAccount),
    context.df.callActivity('GetCustomer', transaction.debtorBankAccount),
  ])) as unknown[];

  const record = {
    id: context.df.instanceId,
    transaction,
    creditor,
    debtor,
    isSuspiciousTransaction: false,
  };
  yield context.df.callActivity('AnalyzeAuditRecord', record);

  const isSuspiciousTransaction: unknown =
    yield context.df.waitForExternalEvent('FraudResult');
  if (isSuspiciousTransaction === true) {
    yield context.df.callActivity('StoreAuditRecord', {
      ...record,
      isSuspiciousTransaction,
    });
  }
  return { recordId: record.id, isSuspiciousTransaction };
});
