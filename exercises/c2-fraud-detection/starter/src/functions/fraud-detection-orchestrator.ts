import * as df from 'durable-functions';

df.app.orchestration('FraudDetectionOrchestrator', function* (context) {
  // TODO: Find out whether a payment is suspicious.
  //  1. Call `GetCustomer` for the creditor and for the debtor, in parallel. Each time its input is the bank account.
  //  2. Make the audit record { id, transaction, creditor, debtor, isSuspiciousTransaction }, with the flag false.
  //     Its ID has to be the same in every replay, and no other record may have it.
  //  3. Hand the record to `AnalyzeAuditRecord`. From when that has returned, wait five minutes for the result.
  //  4. If the result is true, or if there is none, store the record with `StoreAuditRecord`, now with the flag true.

  context.log('Nobody has looked at the payment of', context.df.instanceId);
});
