import * as df from 'durable-functions';

interface Transaction {
  creditorBankAccount: string;
  debtorBankAccount: string;
}

type Step = Generator<df.Task, unknown, unknown>;

class FraudDetection {
  private readonly df: df.DurableOrchestrationContext;
  private readonly transaction: Transaction;

  constructor(context: df.OrchestrationContext) {
    this.df = context.df;
    this.transaction = context.df.getInput();
  }

  *run(): Step {
    const record = {
      id: this.df.newGuid(this.df.instanceId),
      ...((yield* this.customers()) as object),
      transaction: this.transaction,
      isSuspiciousTransaction: false,
    };
    const entity = new df.EntityId('AuditRecord', record.id);
    yield this.df.callEntity(entity, 'open', this.df.instanceId);
    yield this.df.callActivity('AnalyzeAuditRecord', record);

    record.isSuspiciousTransaction = (yield* this.verdict()) as boolean;
    if (!record.isSuspiciousTransaction) return 'harmless';
    yield this.df.callActivity('StoreAuditRecord', record);
    return 'suspicious';
  }

  private *customers(): Step {
    const { creditorBankAccount, debtorBankAccount } = this.transaction;
    const debtorTask = this.df.callActivity('GetCustomer', debtorBankAccount);
    const creditorTask = this.df.callActivity(
      'GetCustomer',
      creditorBankAccount,
    );
    yield this.df.Task.all([debtorTask, creditorTask]);
    return { creditor: creditorTask.result, debtor: debtorTask.result };
  }

  private *verdict(): Step {
    const deadline = new Date(this.df.currentUtcDateTime);
    deadline.setUTCMinutes(deadline.getUTCMinutes() + 5);
    const timer = this.df.createTimer(deadline);
    const answer = this.df.waitForExternalEvent('Analyzed');
    yield this.df.Task.any([timer, answer]);
    if (timer.isCompleted) return true;
    timer.cancel();
    return (answer.result as { suspicious: boolean }).suspicious;
  }
}

df.app.orchestration('FraudDetectionOrchestrator', (context) =>
  new FraudDetection(context).run(),
);
