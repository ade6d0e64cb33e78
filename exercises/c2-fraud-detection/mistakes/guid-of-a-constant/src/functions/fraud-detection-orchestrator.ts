import * as df from 'durable-functions';

interface Transaction {
  creditorBankAccount: string;
  debtorBankAccount: string;
}

const FIVE_MINUTES_MS = 5 * 60 * 1000;

df.app.orchestration('FraudDetectionOrchestrator', function* (context) {
  const transaction = context.df.getInput<Transaction>();

  const [creditor, debtor] = (yield context.df.Task.all([
    context.df.callActivity('GetCustomer', transaction.creditorBankAccount),
    context.df.callActivity('GetCustomer', transaction.debtorBankAccount),
  ])) as unknown[];

  const record = {
    // #region id
    id: context.df.newGuid('audit-record'),
    // #endregion id
    transaction,
    creditor,
    debtor,
    isSuspiciousTransaction: false,
  };
  const link = new df.EntityId('AuditRecord', record.id);
  yield context.df.callEntity(link, 'open', context.df.instanceId);
  yield context.df.callActivity('AnalyzeAuditRecord', record);

  const result = context.df.waitForExternalEvent('FraudResult');
  const timeout = context.df.createTimer(
    new Date(context.df.currentUtcDateTime.getTime() + FIVE_MINUTES_MS),
  );
  const winner: unknown = yield context.df.Task.any([result, timeout]);
  if (winner === result) timeout.cancel();

  const isSuspiciousTransaction = winner === timeout || result.result === true;
  if (isSuspiciousTransaction) {
    yield context.df.callActivity('StoreAuditRecord', {
      ...record,
      isSuspiciousTransaction,
    });
  }
  return { recordId: record.id, isSuspiciousTransaction };
});
