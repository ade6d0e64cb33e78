import * as df from 'durable-functions';

interface Transaction {
  creditorBankAccount: string;
  debtorBankAccount: string;
}

interface Input {
  recordId: string;
  transaction: Transaction;
}

const handler: df.OrchestrationHandler = function* (context) {
  const { recordId: id, transaction } = context.df.getInput<Input>();
  const customer = (account: string) =>
    context.df.callActivity('GetCustomer', account);
  const lookUps = [
    customer(transaction.creditorBankAccount),
    customer(transaction.debtorBankAccount),
  ];
  yield context.df.Task.all(lookUps);
  const [creditor, debtor] = lookUps.map(({ result }) => result);
  const fixed = { id, transaction, creditor, debtor };

  context.df.setCustomStatus({ waitsForResultOf: id });
  yield context.df.callActivity('AnalyzeAuditRecord', {
    ...fixed,
    isSuspiciousTransaction: false,
  });
  const deadline = new Date(
    context.df.currentUtcDateTime.getTime() + 300 * 1000,
  );
  const timer = context.df.createTimer(deadline);
  const result = context.df.waitForExternalEvent(id);
  yield context.df.Task.any([timer, result]);
  context.df.setCustomStatus(null);
  if (!timer.isCompleted) timer.cancel();

  if (result.isCompleted && result.result === 'harmless') return;
  yield context.df.callActivity('StoreAuditRecord', {
    ...fixed,
    isSuspiciousTransaction: true,
  });
};

df.app.orchestration('FraudDetectionOrchestrator', { handler });
