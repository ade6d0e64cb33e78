import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';

// All three activities are complete. They stand for a table of customers, for the service of another company that
// analyses payments, and for the archive of suspicious payments.

/** A payment, as the bank reports it. */
export interface Transaction {
  id: string;
  /** The account that gets the money. */
  creditorBankAccount: string;
  /** The account that the money comes from. */
  debtorBankAccount: string;
  amount: number;
  currency: string;
  timeStampUtc: string;
}

export interface Customer {
  id: string;
  name: string;
  bankAccount: string;
  countryCode: string;
}

/** What is analysed and, if it is suspicious, stored. */
export interface AuditRecord {
  id: string;
  transaction: Transaction;
  creditor: Customer;
  debtor: Customer;
  isSuspiciousTransaction: boolean;
}

const NAMES: Readonly<Record<string, string>> = {
  NL91ABNA0417164300: 'Noor de Vries',
  DE89370400440532013000: 'Felix Brandt',
};

/** The customer who has a bank account. */
df.app.activity('GetCustomer', {
  handler: (bankAccount: string): Customer => ({
    id: `customer-${bankAccount.slice(-4)}`,
    name: NAMES[bankAccount] ?? 'Somebody else',
    bankAccount,
    countryCode: bankAccount.slice(0, 2),
  }),
});

/** Hands a record over. The other company calls the webhook when it knows more. */
df.app.activity('AnalyzeAuditRecord', {
  handler: (record: AuditRecord, context: InvocationContext) => {
    context.log('Handed over for analysis: record', record.id);
  },
});

df.app.activity('StoreAuditRecord', {
  handler: (record: AuditRecord, context: InvocationContext) => {
    context.log('Stored: record', record.id);
  },
});
