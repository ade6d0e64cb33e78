// Checks of the second part of exercise 09: new code comes while bookings are half way. Each story has a booking from before
// and one from after, because code that serves only one of them is of no use.

import type { Check, CheckHint } from '../define-exercise.ts';
import type { Scenario } from '../observations.ts';
import { answerKnown, Booking, BOOKING_AS_IT_CAME, openShop, PAYMENT_WAS_RAISED } from './booking.ts';
import { DEPLOYED } from './deployed.ts';

/** A check's own hint, unless what happened tells more. */
const bookingHint = (usual: string): CheckHint => ({
  usual,
  when: [
    {
      words: BOOKING_AS_IT_CAME,
      hint: 'An activity gets the booking as it came, without what you have added to tell new from old.',
    },
    {
      words: PAYMENT_WAS_RAISED,
      hint: 'PaymentReceived is raised on the instance with the id of the booking. Who waits there?',
    },
  ],
});

const newOnesAreRated: Check = {
  id: 'new-ones-are-rated',
  title: 'A booking that is made with the new code calls RateCustomer before anything else, and waits for its payment',
  points: 7,
  hint: bookingHint('Every booking begins in the HTTP function. Which orchestrator does it start, and with what?'),
  async run(scenario) {
    await answerKnown(scenario);
    const booking = await Booking.make(scenario);
    await booking.advance();
    await booking.expectCalls(['RateCustomer', 'ReserveSeats'], 'until its payment comes');
    await booking.expectWaiting();
  },
};

const newOnesReturnBoth: Check = {
  id: 'new-ones-return-both',
  title: 'After its payment it sends the tickets, and returns { rating, tickets }',
  points: 6,
  hint: bookingHint('What an activity returned is the value of its yield.'),
  async run(scenario) {
    await answerKnown(scenario);
    const booking = await Booking.make(scenario);
    await booking.advance();
    await booking.pay();
    await booking.expectNewContract();
  },
};

const waitingOnesComplete: Check = {
  id: 'waiting-ones-complete',
  title: 'A booking that waits when the new code comes is completed by its payment, while new ones are rated',
  points: 10,
  hint: bookingHint('The old booking replays in your code. At which call does your code differ from its history?'),
  async run(scenario) {
    const [old, fresh] = await oneBeforeAndOneAfter(scenario);
    await old.pay();
    await old.expectCompleted('after its payment, although new code came while it waited');
    await fresh.pay();
    await fresh.expectCompleted('after its payment');
    await fresh.expectRated();
  },
};

const oldPromiseHolds: Check = {
  id: 'old-promise-holds',
  title: 'A booking from before does what the old code promised, and nothing else; a new one does the new',
  points: 9,
  hint: bookingHint('That an old booking completes is not enough: it must not take part in what is new.'),
  async run(scenario) {
    const [old, fresh] = await oneBeforeAndOneAfter(scenario);
    await old.pay();
    await old.expectOldContract();
    await fresh.pay();
    await fresh.expectNewContract();
  },
};

/** Both wait for their payment, and the learner's code is there. */
async function oneBeforeAndOneAfter(scenario: Scenario): Promise<readonly [Booking, Booking]> {
  await openShop(scenario);
  const old = await Booking.make(scenario);
  await old.advance();
  await scenario.advance('1 day');
  await scenario.deploy();
  const fresh = await Booking.make(scenario);
  await fresh.advance();
  return [old, fresh];
}

const runningOnesComplete: Check = {
  id: 'running-ones-complete',
  title: 'The same holds for a booking whose activity is running when the new code comes',
  points: 7,
  hint: bookingHint('At every step of the old flow an instance may be standing. All of the old flow has to stay.'),
  async run(scenario) {
    await openShop(scenario);
    await answerKnown(scenario, '1 hour');
    const reserving = await Booking.make(scenario);
    await reserving.advance();
    await scenario.deploy();
    await reserving.pay();
    await reserving.expectOldContract();

    await scenario.deploy({ files: DEPLOYED });
    const sending = await Booking.make(scenario);
    await sending.advance();
    await scenario.raise(sending.id, 'PaymentReceived');
    await sending.advance('2 hours');
    await scenario.deploy();
    await sending.advance('2 hours');
    await sending.expectOldContract();
    await expectNewOne(scenario);
  },
};

const pendingOnesCount: Check = {
  id: 'pending-ones-count',
  title: 'A booking that was made before the new code came, and has not run yet, is a booking from before',
  points: 5,
  hint: bookingHint('What was decided when the booking was made? The orchestrator can be told at its start.'),
  async run(scenario) {
    await openShop(scenario);
    const pending = await Booking.make(scenario);
    await scenario.deploy();
    await pending.advance();
    await pending.pay();
    await pending.expectOldContract();
    await expectNewOne(scenario);
  },
};

const bothSurviveCrashes: Check = {
  id: 'both-survive-crashes',
  title: 'Bookings from before and new ones keep to their own contract when the worker dies',
  points: 6,
  hint: bookingHint('What an app keeps in a variable outside its functions is gone when the worker dies.'),
  async run(scenario) {
    const [old, fresh] = await oneBeforeAndOneAfter(scenario);
    await scenario.crash();
    await old.pay();
    await old.expectOldContract();
    await fresh.pay();
    await fresh.expectNewContract();
  },
};

/** @throws {CheckFailure} a booking that is made now is not treated as the new contract says. */
async function expectNewOne(scenario: Scenario): Promise<void> {
  const fresh = await Booking.make(scenario);
  await fresh.advance();
  await fresh.pay();
  await fresh.expectNewContract();
}

export const bookingChecks = [
  newOnesAreRated,
  newOnesReturnBoth,
  waitingOnesComplete,
  oldPromiseHolds,
  runningOnesComplete,
  pendingOnesCount,
  bothSurviveCrashes,
] as const;
