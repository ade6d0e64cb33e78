import { defineExercise } from '../define-exercise.ts';
import { checks } from './checks.ts';

const API = '/runtime/webhooks/durabletask';
const transaction = {
  id: 'payment-1',
  creditorBankAccount: 'NL91ABNA0417164300',
  debtorBankAccount: 'DE89370400440532013000',
  amount: 2450,
  currency: 'EUR',
  timeStampUtc: '2030-01-01T00:00:00Z',
};
const start = {
  label: 'Start as record-1',
  method: 'POST',
  path: `${API}/orchestrators/FraudDetectionOrchestrator/record-1`,
  body: transaction,
} as const;

export default defineExercise({
  title: 'Find suspicious payments with another company’s help',
  lesson: 'fraud-detection',
  task: [
    '`POST /api/FraudDetectionClient` with a transaction `{ id, creditorBankAccount, debtorBankAccount, amount, currency, timeStampUtc }` starts the process and answers with the check-status response of the durable client.',
    'Call the activity `GetCustomer` for the creditor and for the debtor, in parallel. Its input is the bank account.',
    'Make the audit record `{ id, transaction, creditor, debtor, isSuspiciousTransaction }`, with the flag `false`, and call `AnalyzeAuditRecord` with it. The ID stays the same in every replay, and no other record has it, also when two transactions start at the same moment.',
    '`POST /api/FraudResultWebhookClient` with `{ "recordId": string, "isSuspiciousTransaction": boolean }` brings the result and answers `202`, or `400` for an unknown record.',
    'Without a result within five minutes the transaction counts as suspicious. The five minutes count from when `AnalyzeAuditRecord` has returned.',
    'A suspicious record is stored: call `StoreAuditRecord` once, with the same record, now with the flag `true`. Any other record is not stored. A late or repeated result changes nothing; it may get `202` or `400`.',
    'The files are a proposal; arrange the app as you like, as long as the names above stay. The ready requests of the console take the ID of the instance for the ID of the record. If yours has another one, put that into the body.',
  ],
  files: [
    { path: 'src/functions/fraud-detection-client.ts', role: 'edit' },
    { path: 'src/functions/fraud-detection-orchestrator.ts', role: 'edit' },
    { path: 'src/functions/fraud-result-webhook-client.ts', role: 'edit' },
    { path: 'src/functions/activities.ts', role: 'given' },
  ],
  hints: [
    'Take it in three parts. First the client and the orchestrator up to `AnalyzeAuditRecord`. Then the wait, with nobody who calls back: after five minutes the record is stored. The webhook comes last.',
    'Make both `GetCustomer` tasks before you yield anything. `context.df.Task.all` takes a list of tasks and, when yielded, gives back their results in the order of that list.',
    'The record needs an ID that a replay makes again and that nobody else has. Something like that already exists: every instance has got one when it started. If the record takes it, the webhook also knows at once whom to tell.',
    'Make the timer below the `yield` that waits for `AnalyzeAuditRecord`, and count from `context.df.currentUtcDateTime` as it is there. Let it race with an event in `context.df.Task.any`, and cancel it if the event wins.',
    'The webhook raises the event with the boolean alone. When there is no instance with this ID, the durable client throws an error whose text says so: wait for the call, catch that error, and answer 400.',
  ],
  requests: [
    start,
    { label: 'Report a payment', method: 'POST', path: '/api/FraudDetectionClient', body: transaction },
    { label: 'Result: suspicious', ...resultOf('record-1', true) },
    { label: 'Result: harmless', ...resultOf('record-1', false) },
    { label: 'Result: unknown record', ...resultOf('no-such-record', true) },
    { label: 'Status', method: 'GET', path: `${API}/instances/record-1?showHistory=true&showHistoryOutput=true` },
  ],
  onRun: [start],
  checks,
});

/** What the other company sends to the webhook. */
function resultOf(recordId: string, isSuspiciousTransaction: boolean) {
  return {
    method: 'POST',
    path: '/api/FraudResultWebhookClient',
    body: { recordId, isSuspiciousTransaction },
  } as const;
}
