import { defineExercise } from '../define-exercise.ts';
import { checks } from './checks.ts';

const API = '/runtime/webhooks/durabletask';
const issue = (id: string, customerId: string) =>
  ({
    label: `Issue: ${id}`,
    method: 'POST',
    path: `${API}/orchestrators/VoucherOrchestrator/${id}`,
    body: { customerId },
  }) as const;
const book = (id: string, customer: string) =>
  ({ label: `Book: ${id}`, method: 'POST', path: `/api/bookings/${id}`, body: { customer, seats: 2 } }) as const;
const pay = (id: string) =>
  ({
    label: `Pay: ${id}`,
    method: 'POST',
    path: `${API}/instances/${id}/raiseEvent/PaymentReceived`,
    body: { amount: 40 },
  }) as const;
const status = (id: string) =>
  ({
    label: `Status: ${id}`,
    method: 'GET',
    path: `${API}/instances/${id}?showHistory=true&showHistoryOutput=true`,
  }) as const;

export default defineExercise({
  title: 'The same at every replay, and under new code',
  lesson: 'determinism-and-versions',
  task: [
    'First part: `VoucherOrchestrator` issues a voucher `{ code, customer, shop, discount, issuedAt }` for the customer in its input, `{ customerId }`. Each value is another one at every replay. Change that: a voucher is stored with `StoreVoucher`, sent with `SendVoucher` and returned with the same values, however long an activity takes and however often the worker dies.',
    '`code` is a text that no other voucher has. `customer` is the name that `findCustomer` finds. `shop` is the setting `SHOP_NAME` as it is when the orchestration begins. `discount` is 5, 10, 15 or 20, left to chance. `issuedAt` is the time at which the orchestration began, as ISO text.',
    'A voucher of 20 goes to `ApproveVoucher` before it is stored; no other does.',
    'Second part: `BookingOrchestrator` runs in the shop, and bookings wait in it for their payment. From now on, a booking that is made with `POST /api/bookings/{id}` calls `RateCustomer` with the booking before anything else. Then it goes on as before, and returns `{ rating, tickets }`: what `RateCustomer` and `SendTickets` returned. The instance has the id of the booking.',
    'A booking that was made before your code came does what the old code promised, at whatever step it stands: `ReserveSeats`, the event `PaymentReceived`, `SendTickets`, and what `SendTickets` returned as its output. How the two are told apart is up to you.',
  ],
  files: [
    { path: 'src/functions/voucher-orchestrator.ts', role: 'edit' },
    { path: 'src/functions/booking-orchestrator.ts', role: 'edit' },
    { path: 'src/functions/booking-client.ts', role: 'edit' },
    { path: 'src/functions/voucher-activities.ts', role: 'given' },
    { path: 'src/functions/booking-activities.ts', role: 'given' },
  ],
  hints: [
    'Run, and read what the host noticed: it names each line that asks the machine for something. Then look at the history of a voucher that failed.',
    'Two values come from the context: it has a clock that says the same at every replay, and it makes ids from the id of the instance.',
    'The other values come from activities that you write, with `df.app.activity`. An activity may draw chance, read a setting and wait for a promise; its result is in the history, and a replay gets it from there.',
    'Part two: whatever comes before a step that an old booking has behind it, or is changed there, no longer fits its history. So leave the old flow as it is, down to the last call.',
    'The new flow needs something that an old booking does not have, and that was decided when the booking was made: another orchestrator name, a version, or a mark in the input. All three are set where the client starts the booking. If it is a version, `host.json` has to name it as its `defaultVersion` when you deploy; the checks do not read that file.',
  ],
  requests: [
    issue('voucher-2', 'c-2'),
    status('voucher-1'),
    book('booking-2', 'Brian'),
    pay('booking-1'),
    pay('booking-2'),
    status('booking-1'),
  ],
  onRun: [issue('voucher-1', 'c-1'), book('booking-1', 'Ada')],
  checks,
});
