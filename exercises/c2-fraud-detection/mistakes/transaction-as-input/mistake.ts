import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'gets-both-customers',
    'customers-in-parallel',
    'analyzes-the-record',
    'ids-are-unique',
    'id-is-replay-safe',
    'webhook-answers-202',
    'unknown-record-is-400',
    'suspicious-is-stored',
    'harmless-is-not-stored',
    'no-result-is-suspicious',
    'counts-from-the-return',
    'stores-the-same-record',
    'later-results-change-nothing',
    'records-do-not-mix',
  ],
  why: 'GetCustomer is given the whole transaction, but its input is a bank account.',
});
