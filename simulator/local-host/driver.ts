// Driver: runs the work of a task hub when it becomes due.
//
// Owns:   when `runNext` is called, and the clock of a hub on virtual time.
// Never:  decides what is due, or what running it means; that is the hub's.
//
// D1. Work that is due now runs at once, on either clock. Only on the wall clock does time also pass by itself.
// D2. Work that could not be run, because the worker gave no answer, never stops the host. On the wall clock it is tried
//     again, later and later; on virtual time, when something happens next.

import { RunawayError, type TaskHub, type VirtualClock } from '#core';

/** The longest wait that `setTimeout` can express. */
const MAX_WAIT_MS = 2 ** 31 - 1;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

/** What a driver drives. */
export interface DriverOptions {
  /** Its `onWork` is taken by the driver. */
  readonly hub: TaskHub;
  /** The hub's clock when it is virtual; undefined on the wall clock. */
  readonly virtualClock: VirtualClock | undefined;
  /** How many times faster than real time the wall clock runs. */
  readonly speed: number;
  /** On virtual time nothing but work takes place at one instant, so more moments than these are a loop. */
  readonly momentsPerInstant: number;
  /** Told about work that could not be run. */
  readonly report: (error: Error) => void;
}

/** Runs the work of one hub. */
export class Driver {
  readonly #hub: TaskHub;
  readonly #clock: VirtualClock | undefined;
  readonly #speed: number;
  readonly #momentsPerInstant: number;
  readonly #report: (error: Error) => void;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  #isAwake = false;
  #isRunning = false;
  #hasMore = false;
  #isStopped = false;
  #retryMs = FIRST_RETRY_MS;
  #moves = 0;

  constructor({ hub, virtualClock, speed, momentsPerInstant, report }: DriverOptions) {
    this.#hub = hub;
    this.#clock = virtualClock;
    this.#speed = speed;
    this.#momentsPerInstant = momentsPerInstant;
    this.#report = report;
    hub.onWork = () => this.#wake();
  }

  /** Whether the virtual clock is on its way. */
  get isMoving(): boolean {
    return this.#moves > 0;
  }

  /**
   * Moves the virtual clock on, running everything that becomes due on the way.
   *
   * @param durationMs milliseconds of hub time.
   */
  advance(durationMs: number): Promise<void> {
    const clock = this.#virtualClock();
    return this.#moving(async () => {
      const targetMs = clock.nowMs() + durationMs;
      await this.#runDue();
      for (let dueMs = this.#hub.nextDueMs(); dueMs !== undefined && dueMs <= targetMs; dueMs = this.#hub.nextDueMs()) {
        clock.moveTo(dueMs);
        await this.#runDue();
      }
      clock.moveTo(targetMs);
    });
  }

  /** Moves the virtual clock to the next due work and runs it. Returns false when there is none. */
  async next(): Promise<boolean> {
    const clock = this.#virtualClock();
    let moved = false;
    await this.#moving(async () => {
      await this.#runDue();
      const dueMs = this.#hub.nextDueMs();
      if (dueMs === undefined) return;
      clock.moveTo(dueMs);
      await this.#runDue();
      moved = true;
    });
    return moved;
  }

  /** Does something between two pieces of work; then what is due runs. */
  async between(action: () => Promise<void>): Promise<void> {
    await this.#inTurn(action);
    this.#wake();
  }

  /** Runs nothing more; what is running ends. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#turn.catch(() => undefined);
  }

  #virtualClock(): VirtualClock {
    if (!this.#clock) throw new Error('This host runs on the wall clock, which cannot be moved.');
    return this.#clock;
  }

  async #moving(action: () => Promise<void>): Promise<void> {
    this.#moves += 1;
    try {
      await this.#inTurn(action);
    } finally {
      this.#moves -= 1;
    }
  }

  #inTurn(action: () => Promise<void>): Promise<void> {
    const result = this.#turn.then(action);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Many messages in one go wake the driver once; what running work brings is found by the loop that runs it. */
  #wake(): void {
    this.#hasMore = true;
    if (this.#isRunning) return;
    if (this.#isAwake || this.#isStopped) return;
    this.#isAwake = true;
    clearTimeout(this.#timer);
    void this.#inTurn(() => this.#work());
  }

  async #work(): Promise<void> {
    this.#isAwake = false;
    try {
      await this.#runDue();
      this.#retryMs = FIRST_RETRY_MS;
      this.#sleepUntilDue();
    } catch (error) {
      if (this.#isStopped) return;
      this.#report(error as Error);
      if (this.#clock) return; // D2
      this.#sleep(this.#retryMs);
      this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
    }
  }

  async #runDue(): Promise<void> {
    this.#isRunning = true;
    try {
      for (let moments = 0; await this.#runMoment(); moments++) {
        if (this.#clock && moments > this.#momentsPerInstant) {
          throw new RunawayError(
            `More than ${this.#momentsPerInstant} moments at one instant: ${this.#hub.unfinished().join(', ')}; wait on a durable timer or an event somewhere in the loop.`,
          );
        }
      }
    } finally {
      this.#isRunning = false;
    }
  }

  /** Whether it is worth looking for another one. */
  async #runMoment(): Promise<boolean> {
    if (this.#isStopped) return false;
    this.#hasMore = false;
    return (await this.#hub.runNext()) || this.#hasMore;
  }

  #sleepUntilDue(): void {
    const dueMs = this.#clock ? undefined : this.#hub.nextDueMs();
    if (dueMs !== undefined) this.#sleep((dueMs - this.#hub.clock.nowMs()) / this.#speed);
  }

  #sleep(forMs: number): void {
    if (this.#isStopped || this.#isAwake) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#wake(), Math.min(Math.max(forMs, 0), MAX_WAIT_MS));
  }
}
