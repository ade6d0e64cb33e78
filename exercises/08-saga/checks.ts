// Checks of exercise 08: every sentence of the contract of TripOrchestrator, as a story on the virtual clock.

import type { Check } from '../define-exercise.ts';
import { expectThat } from '../observations.ts';
import { bookingOf, BOOKINGS, standIn, Trip, TRIP } from './trip.ts';

const MINUTE_MS = 60_000;
const SOLD_OUT = 'Everything is sold out.';

const booksInOrder: Check = {
  id: 'books-in-order',
  title: 'BookFlight, BookHotel and BookCar are called one after the other, in this order',
  points: 10,
  hint: {
    usual: 'Yield each call before you make the next one.',
    when: [{ words: 'no activity was called', hint: 'Nothing is called yet; begin with BookFlight.' }],
  },
  async run(scenario) {
    const takes = '10 minutes';
    await standIn(scenario, { BookFlight: { takes }, BookHotel: { takes }, BookCar: { takes } });
    const trip = await Trip.start(scenario);
    await scenario.untilIdle();
    await trip.expectOneByOne(BOOKINGS, 10 * MINUTE_MS, 'when each takes 10 minutes');
  },
};

const passesTheTrip: Check = {
  id: 'passes-the-trip',
  title: 'Each booking activity gets the trip that is the input of the orchestration',
  points: 5,
  hint: 'The input of the orchestration is in `context.df`. All three bookings need it as it is.',
  async run(scenario) {
    await standIn(scenario);
    for (const input of [TRIP, { to: 'São Tomé', days: 0, car: null }]) {
      const trip = await Trip.start(scenario, input);
      await scenario.untilIdle();
      for (const step of BOOKINGS) await trip.expectCalledWith(step, input, `the input of ${trip.id}`);
    }
  },
};

const allBooked: Check = {
  id: 'all-booked',
  title: 'When all is booked, the output is { flight, hotel, car } with the three bookings, and nothing is cancelled',
  points: 10,
  hint: 'What an activity returned is the value of the `yield`. Cancelling is for trips that fail.',
  async run(scenario) {
    await standIn(scenario);
    const trip = await Trip.start(scenario);
    await scenario.untilIdle();
    await trip.expectAllBooked('when nothing fails');
    await trip.expectCancelled([], 'when nothing fails');
  },
};

const triesAgain: Check = {
  id: 'tries-again',
  title:
    'A booking that fails is tried again after 5 seconds; when its third try is the first that works, it is booked',
  points: 10,
  hint: '`callActivityWithRetry` takes `RetryOptions`: the time between two tries in milliseconds, and how many tries there are, the first one included.',
  async run(scenario) {
    for (const step of BOOKINGS) {
      await standIn(scenario, { [step]: { fails: 'The line is busy.', times: 2 } });
      const trip = await Trip.start(scenario);
      await scenario.untilIdle();
      await trip.expectTries(step, 3, 'when it fails twice');
      await trip.expectAllBooked(`when ${step} works at its third try`);
      await trip.expectCancelled([], `when ${step} works at its third try`);
    }
  },
};

const givesUp: Check = {
  id: 'gives-up',
  title: 'After three tries that failed, a booking is given up, and nothing is booked after it',
  points: 10,
  hint: 'Count the tries, not the repetitions. And what does your code do when the last of them has thrown?',
  async run(scenario) {
    for (const [index, step] of BOOKINGS.entries()) {
      await standIn(scenario, { [step]: { fails: SOLD_OUT } });
      const trip = await Trip.start(scenario);
      await scenario.untilIdle();
      await trip.expectTries(step, 3, 'when it always fails');
      for (const later of BOOKINGS.slice(index + 1)) {
        const isCalled = (await trip.calls(later)).length > 0;
        expectThat(!isCalled, `${later} not to be called when ${step} always fails`, await trip.seen());
      }
    }
  },
};

const cancelsInReverse: Check = {
  id: 'cancels-in-reverse',
  title: 'When the car cannot be booked, CancelHotel is called, and when it has ended, CancelFlight',
  points: 15,
  hint: 'Undo from the end. Each cancellation is a call that has to be yielded before the next one is made.',
  async run(scenario) {
    const takes = '10 minutes';
    await standIn(scenario, { BookCar: { fails: SOLD_OUT }, CancelFlight: { takes }, CancelHotel: { takes } });
    const trip = await Trip.start(scenario);
    await scenario.untilIdle();
    const when = 'when BookCar fails and a cancellation takes 10 minutes';
    await trip.expectOneByOne(['CancelHotel', 'CancelFlight'], 10 * MINUTE_MS, when);
  },
};

const cancelsWhatIsBooked: Check = {
  id: 'cancels-what-is-booked',
  title: 'Only what was booked is cancelled, and each booking once',
  points: 10,
  hint: 'Note what has to be cancelled when its booking has come back, not before.',
  async run(scenario) {
    const cases = [
      { failing: 'BookFlight', cancelled: [] },
      { failing: 'BookHotel', cancelled: ['CancelFlight'] },
      { failing: 'BookCar', cancelled: ['CancelHotel', 'CancelFlight'] },
    ] as const;
    for (const { failing, cancelled } of cases) {
      await standIn(scenario, { [failing]: { fails: SOLD_OUT } });
      const trip = await Trip.start(scenario);
      await scenario.untilIdle();
      await trip.expectCalledWith(failing, TRIP, 'so that it can fail');
      await trip.expectCancelled(cancelled, `when ${failing} fails`);
    }
  },
};

const cancelsTheBooking: Check = {
  id: 'cancels-the-booking',
  title: 'A cancellation gets the booking that it cancels, as the booking activity returned it',
  points: 5,
  hint: 'Keep what each booking returned until you know that all went well.',
  async run(scenario) {
    await standIn(scenario, { BookCar: { fails: SOLD_OUT } });
    const trip = await Trip.start(scenario);
    await scenario.untilIdle();
    await trip.expectCalledWith('CancelHotel', bookingOf('BookHotel'), 'which BookHotel returned');
    await trip.expectCalledWith('CancelFlight', bookingOf('BookFlight'), 'which BookFlight returned');
  },
};

const failsWithTheReason: Check = {
  id: 'fails-with-the-reason',
  title: 'When all cancellations are made, the instance is Failed, and its error says why the booking failed',
  points: 10,
  hint: 'An error that is caught is gone. After the cancellations, throw it again.',
  async run(scenario) {
    for (const step of BOOKINGS) {
      await standIn(scenario, { [step]: { fails: SOLD_OUT } });
      const trip = await Trip.start(scenario);
      await scenario.untilIdle();
      await trip.expectFailed(SOLD_OUT, `when ${step} fails for good`);
    }
  },
};

const cancelsAgain: Check = {
  id: 'cancels-again',
  title: 'A cancellation that fails is tried again like a booking, up to three times',
  points: 5,
  hint: 'Cancelling is an activity call like any other, and the line may be busy there as well.',
  async run(scenario) {
    const busy = { fails: 'The line is busy.', times: 2 };
    await standIn(scenario, { BookCar: { fails: SOLD_OUT }, CancelHotel: busy, CancelFlight: busy });
    const trip = await Trip.start(scenario);
    await scenario.untilIdle();
    await trip.expectTries('CancelHotel', 3, 'when it fails twice');
    await trip.expectTries('CancelFlight', 3, 'when it fails twice');
  },
};

const goesOnCancelling: Check = {
  id: 'goes-on-cancelling',
  title: 'When a cancellation fails for good, the next one is made, and the error is still that of the booking',
  points: 5,
  hint: 'A cancellation can throw, too. Which `try` is it in, and what of the ones that come after it?',
  async run(scenario) {
    await standIn(scenario, { BookCar: { fails: SOLD_OUT }, CancelHotel: { fails: 'The hotel does not answer.' } });
    const trip = await Trip.start(scenario);
    await scenario.untilIdle();
    const isMade = (await trip.calls('CancelFlight')).length === 1;
    expectThat(isMade, 'CancelFlight to be called when CancelHotel fails for good', await trip.seen());
    await trip.expectFailed(SOLD_OUT, 'when BookCar and CancelHotel fail for good');
  },
};

const survivesACrash: Check = {
  id: 'survives-a-crash',
  title: 'When the worker dies on the way, nothing is booked anew, and what was booked before can still be cancelled',
  points: 5,
  hint: 'Keep nothing in variables outside the orchestrator. Inside, a replay gives every variable its value back.',
  async run(scenario) {
    const takes = '10 minutes';
    await standIn(scenario, { BookFlight: { takes }, BookHotel: { takes }, BookCar: { fails: SOLD_OUT } });
    const trip = await Trip.start(scenario);
    await scenario.advance('15 minutes');
    await scenario.crash();
    await scenario.untilIdle();
    await trip.expectOneByOne(['BookFlight', 'BookHotel'], 10 * MINUTE_MS, 'in spite of the crash after 15 minutes');
    await trip.expectCancelled(['CancelHotel', 'CancelFlight'], 'when BookCar fails after the crash');
  },
};

export const checks = [
  booksInOrder,
  passesTheTrip,
  allBooked,
  triesAgain,
  givesUp,
  cancelsInReverse,
  cancelsWhatIsBooked,
  cancelsTheBooking,
  failsWithTheReason,
  cancelsAgain,
  goesOnCancelling,
  survivesACrash,
] as const;
