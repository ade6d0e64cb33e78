// Trip: one run of TripOrchestrator, as the checks of this exercise follow it.

import { activityCalls, describeCalls, describeInstance, expectThat, json, sameJson } from '../observations.ts';
import type { LedgerEntry, Scenario } from '../observations.ts';

/** The names that the contract gives to the activities, and what stands in for each in the checks. */
const STAND_INS = {
  BookFlight: { returns: { number: 'F-1', seat: '12A' } },
  BookHotel: { returns: { number: 'H-2', nights: 3 } },
  BookCar: { returns: 'C-3' },
  CancelFlight: { returns: null },
  CancelHotel: { returns: null },
  CancelCar: { returns: null },
} as const;

/** An activity of the contract. */
export type Step = keyof typeof STAND_INS;

/** What stands in for an activity. */
type StandIn = Parameters<Scenario['stub']>[1];

/** The bookings of the contract, in their order. */
export const BOOKINGS = ['BookFlight', 'BookHotel', 'BookCar'] as const;

/** The input of a trip where the checks do not say another one. */
export const TRIP = { to: 'Lisbon', guests: ['Ada', 'Zoë'] };

/** The output of a trip of which everything was booked. */
export const ALL_BOOKED = {
  flight: bookingOf('BookFlight'),
  hotel: bookingOf('BookHotel'),
  car: bookingOf('BookCar'),
};

/** What a booking activity returns. */
export function bookingOf(step: Step): unknown {
  return STAND_INS[step].returns;
}

/** Puts stand-ins in the place of all activities; `others` adds to what some of them do. */
export async function standIn(scenario: Scenario, others: Partial<Record<Step, StandIn>> = {}): Promise<void> {
  for (const step of Object.keys(STAND_INS) as Step[]) {
    await scenario.stub(step, { ...STAND_INS[step], ...others[step] });
  }
}

/** An instance that the checks start by the orchestrator's name. It sees only activity calls that came after its start. */
export class Trip {
  readonly id: string;
  readonly #scenario: Scenario;
  readonly #earlierCalls: number;

  private constructor(scenario: Scenario, id: string, earlierCalls: number) {
    this.id = id;
    this.#scenario = scenario;
    this.#earlierCalls = earlierCalls;
  }

  /** Starts an instance; its orchestrator has not run yet. */
  static async start(scenario: Scenario, trip: unknown = TRIP): Promise<Trip> {
    const id = `trip-${(await scenario.instances()).length + 1}`;
    const earlierCalls = (await activityCalls(scenario)).length;
    await scenario.start('TripOrchestrator', { instanceId: id, input: trip });
    return new Trip(scenario, id, earlierCalls);
  }

  /** The calls of one activity since the start, each try by itself; of all activities where none is named. */
  async calls(step?: Step): Promise<readonly LedgerEntry[]> {
    const calls = (await activityCalls(this.#scenario)).slice(this.#earlierCalls);
    return step === undefined ? calls : calls.filter(({ name }) => name === step);
  }

  /** @throws {CheckFailure} other activities were called, or in another order, or one before the one before it had ended. */
  async expectOneByOne(steps: readonly Step[], duration: number, when: string): Promise<void> {
    const calls = (await this.calls()).filter(({ name }) => steps.includes(name as Step));
    const names = calls.map(({ name }) => name);
    const waits = calls.every((call, index) => index === 0 || call.at >= (calls[index - 1]?.at ?? 0) + duration);
    const expected = `${steps.join(', then ')} to be called, one after the other, ${when}`;
    expectThat(sameJson(names, steps) && waits, expected, await this.seen());
  }

  /** @throws {CheckFailure} the activity was not tried as often, or not with five seconds between two tries. */
  async expectTries(step: Step, tries: number, when: string): Promise<void> {
    const times = (await this.calls(step)).map(({ at }) => at);
    const evenly = times.every((at, index) => index === 0 || at === (times[index - 1] ?? 0) + 5_000);
    const expected = `${step} to be tried ${tries} times, with 5 seconds between two tries, ${when}`;
    expectThat(times.length === tries && evenly, expected, await this.seen());
  }

  /** @throws {CheckFailure} other cancellations were made than these, or one of them more than once. */
  async expectCancelled(steps: readonly Step[], when: string): Promise<void> {
    const made = (await this.calls()).map(({ name }) => name).filter((name) => name.startsWith('Cancel'));
    const expected = steps.length === 0 ? 'no cancellation' : `${steps.join(' and ')} to be called, each once,`;
    expectThat(sameJson(made.sort(), [...steps].sort()), `${expected} ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} the activity was not called, or once with something else. */
  async expectCalledWith(step: Step, input: unknown, what: string): Promise<void> {
    const calls = await this.calls(step);
    const holds = calls.length > 0 && calls.every((call) => sameJson(call.input, input));
    const seen = `${describeCalls(calls.length > 0 ? calls : await this.calls())}, and ${await this.#state()}`;
    expectThat(holds, `${step} to be called with ${json(input)}, ${what}`, seen);
  }

  /** @throws {CheckFailure} the trip is not Completed with all three bookings. */
  async expectAllBooked(when: string): Promise<void> {
    const status = await this.#scenario.status(this.id);
    const holds = status?.runtimeStatus === 'Completed' && sameJson(status.output, ALL_BOOKED);
    expectThat(holds, `${this.id} to be Completed with the output ${json(ALL_BOOKED)} ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} the trip is not Failed, or its error does not say why. */
  async expectFailed(reason: string, when: string): Promise<void> {
    const status = await this.#scenario.status(this.id);
    const holds = status?.runtimeStatus === 'Failed' && json(status.output).includes(reason);
    expectThat(holds, `${this.id} to be Failed with "${reason}" in its error ${when}`, await this.seen());
  }

  /** What happened since the start, as the end of a sentence. */
  async seen(): Promise<string> {
    return `${describeTries(await this.calls())}, and ${await this.#state()}`;
  }

  #state(): Promise<string> {
    return describeInstance(this.#scenario, this.id);
  }
}

/** The calls and their times as the end of a sentence: `the calls were BookFlight at 0:00:00, 0:00:05`. */
function describeTries(calls: readonly LedgerEntry[]): string {
  if (calls.length === 0) return describeCalls(calls);
  const texts = calls.map((call, index) => {
    const time = describeCalls([call]).split(' at ').at(-1) ?? '';
    return call.name === calls[index - 1]?.name ? time : `${call.name} at ${time}`;
  });
  return `the calls were ${texts.join(', ')}`;
}
