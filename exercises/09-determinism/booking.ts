// Booking: one booking from its request to its tickets, as the checks of this exercise follow it.

import { activityCalls, describeCalls, describeInstance, expectThat, json, sameJson } from '../observations.ts';
import type { LedgerEntry, Scenario } from '../observations.ts';
import { DEPLOYED } from './deployed.ts';

/** The activities that the contract names. */
const ACTIVITIES = ['RateCustomer', 'ReserveSeats', 'SendTickets'];
const RESERVATION = { customer: 'Ada', seats: ['C3', 'C4'] };
const TICKETS = ['Ada, seat C3', 'Ada, seat C4'];
const RATING = 'gold';

/** In a failure: an activity got something else than the booking. */
export const BOOKING_AS_IT_CAME = 'the booking as it came';

/** In a failure: a payment did not bring its booking to an end. */
export const PAYMENT_WAS_RAISED = 'PaymentReceived was raised on it';

/** Deploys the code that runs in the shop before the learner's. */
export async function openShop(scenario: Scenario): Promise<void> {
  await scenario.deploy({ files: DEPLOYED });
  await answerKnown(scenario);
}

/** Lets the three activities answer what the checks know, at once or after a time. */
export async function answerKnown(scenario: Scenario, takes: string | number = 0): Promise<void> {
  await scenario.stub('RateCustomer', { returns: RATING, takes });
  await scenario.stub('ReserveSeats', { returns: RESERVATION, takes });
  await scenario.stub('SendTickets', { returns: TICKETS, takes });
}

/** A booking. It counts the activity calls that come while it moves, so one booking moves at a time. */
export class Booking {
  readonly id: string;
  readonly data: { readonly customer: string; readonly seats: number };
  readonly #scenario: Scenario;
  #calls: readonly LedgerEntry[] = [];

  private constructor(scenario: Scenario, number: number) {
    this.id = `booking-${String(number)}`;
    this.data = { customer: `Customer ${String(number)}`, seats: number };
    this.#scenario = scenario;
  }

  /** Sends the request; the orchestrator has not run yet. @throws {CheckFailure} it starts no instance with the booking's id. */
  static async make(scenario: Scenario): Promise<Booking> {
    const number = (await scenario.instances()).length + 1;
    const booking = new Booking(scenario, number);
    const { status } = await scenario.http('POST', `/api/bookings/${booking.id}`, { body: booking.data });
    expectThat(
      (await scenario.status(booking.id)) !== undefined,
      `POST /api/bookings/${booking.id} to start an instance with the id ${booking.id}`,
      `the answer was ${String(status)}, and there is no such instance`,
    );
    return booking;
  }

  /** Lets time pass for this booking. */
  async advance(duration = '1 minute'): Promise<void> {
    await this.#moves(() => this.#scenario.advance(duration));
  }

  /** Its payment arrives, and it runs to its end. */
  async pay(): Promise<void> {
    await this.#moves(async () => {
      await this.#scenario.raise(this.id, 'PaymentReceived', { amount: 40 });
      await this.#scenario.untilIdle();
    });
  }

  async #moves(move: () => Promise<void>): Promise<void> {
    const earlierCalls = (await bookingCalls(this.#scenario)).length;
    await move();
    this.#calls = [...this.#calls, ...(await bookingCalls(this.#scenario)).slice(earlierCalls)];
  }

  /** @throws {CheckFailure} it is not Running. */
  async expectWaiting(): Promise<void> {
    const status = await this.#scenario.status(this.id);
    expectThat(status?.runtimeStatus === 'Running', `${this.id} to wait for its payment`, await this.seen());
  }

  /** @throws {CheckFailure} it has not ended in the state Completed. */
  async expectCompleted(when: string): Promise<void> {
    const status = await this.#scenario.status(this.id);
    expectThat(status?.runtimeStatus === 'Completed', `${this.id} to be Completed ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} the customer was not rated once, with the booking. */
  async expectRated(): Promise<void> {
    const ratings = this.#calls.filter(({ name }) => name === 'RateCustomer');
    const expected = `RateCustomer to be called once for ${this.id}, which was made with the new code`;
    expectThat(ratings.length === 1, expected, await this.seen());
    this.#expectInputs(ratings);
  }

  /** @throws {CheckFailure} these activities were not called so far, in this order, each with its input. */
  async expectCalls(names: readonly string[], when: string): Promise<void> {
    const called = this.#calls.map(({ name }) => name);
    expectThat(sameJson(called, names), `${names.join(', then ')} for ${this.id} ${when}`, await this.seen());
    this.#expectInputs(this.#calls);
  }

  #expectInputs(calls: readonly LedgerEntry[]): void {
    for (const { name, input } of calls) {
      const [wanted, origin] =
        name === 'SendTickets' ? [RESERVATION, 'which ReserveSeats returned'] : [this.data, BOOKING_AS_IT_CAME];
      const expected = `${name} to get ${json(wanted)} for ${this.id}, ${origin}`;
      expectThat(sameJson(input, wanted), expected, `it got ${json(input)}`);
    }
  }

  /** @throws {CheckFailure} it has not ended by its payment. */
  async #expectEnded(): Promise<void> {
    const status = await this.#scenario.status(this.id);
    const expected = `${this.id} to end, as ${PAYMENT_WAS_RAISED}`;
    expectThat(status?.runtimeStatus !== 'Running', expected, await this.seen());
  }

  /** @throws {CheckFailure} it did not do what the code in the shop promised when it was made. */
  async expectOldContract(): Promise<void> {
    const when = 'because it was made before the new code came';
    await this.#expectEnded();
    await this.expectCalls(['ReserveSeats', 'SendTickets'], when);
    await this.#expectOutput(TICKETS, when);
  }

  /** @throws {CheckFailure} it did not do what the new contract says. */
  async expectNewContract(): Promise<void> {
    const when = 'because it was made with the new code';
    await this.#expectEnded();
    await this.expectCalls(ACTIVITIES, when);
    await this.#expectOutput({ rating: RATING, tickets: TICKETS }, when);
  }

  async #expectOutput(output: unknown, when: string): Promise<void> {
    const status = await this.#scenario.status(this.id);
    const holds = status?.runtimeStatus === 'Completed' && sameJson(status.output, output);
    expectThat(holds, `${this.id} to be Completed with the output ${json(output)}, ${when}`, await this.seen());
  }

  /** What happened to the booking so far, as the end of a sentence. */
  async seen(): Promise<string> {
    return `${describeCalls(this.#calls)}, and ${await describeInstance(this.#scenario, this.id)}`;
  }
}

async function bookingCalls(scenario: Scenario): Promise<readonly LedgerEntry[]> {
  return (await activityCalls(scenario)).filter(({ name }) => ACTIVITIES.includes(name));
}
