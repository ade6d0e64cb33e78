// App time: the clock of an app on virtual time, and when the app has come to rest.
//
// Owns:   the app's timers (in a clock of @sinonjs/fake-timers) and the question whether anything of the app still runs.
// Never:  moves time on by itself: the host says how late it is.
//
// T1. Timers that are due are fired one at a time, and what each sets going comes to rest before the next.
// T2. The app rests when nothing happened in a few turns of the event loop, no request to the host is unanswered and no
//     real input or output is open. With invocations open and a timer pending it then waits, and the host is told so.
//     With invocations open and no timer it holds the clock: nothing that the host could do would set it going.
// T3. A request to the host that is answered by an invocation which itself waits does not keep the app from resting.
// T4. Timers that no invocation waits for do not move the clock; they are fired when it has moved.

import type { AppWait, WorkerTime } from '#core';
import { AppChance } from './app-chance.ts';
import { createNodeClock, type NodeClock } from './node-clock.ts';
import { turnOfEventLoop } from './event-loop.ts';

/** What an app's time is made of. */
export interface AppTimeOptions extends WorkerTime {
  /** Told when the app waits (T2). */
  readonly onWait: (wait: AppWait) => void;
  /** Told what a timer's callback threw. */
  readonly onError: (thrown: unknown) => void;
}

type Callback = (...args: unknown[]) => unknown;

/** After so many turns of the event loop in which nothing happened, nothing will. A body that is read takes a few. */
const quietTurns = 4;

/** The time of one loaded app. */
export class AppTime {
  /** The fake clock; its members are what the app and the SDK find under their names. */
  readonly clock: NodeClock;
  readonly chance: AppChance;
  /** `process.hrtime` of the app. */
  readonly hrtime: NodeJS.HRTime;
  readonly #options: AppTimeOptions;
  readonly #open = new Map<string, { readonly isNested: boolean }>();
  #hostMs: number;
  #stirs = 0;
  #busy = 0;
  #requests = 0;
  #isWatched = false;
  #dropped = false;
  /** How much later than on the clock it is for the code that runs (asIfAt). */
  #laterMs = 0;
  #resting: (() => void)[] = [];

  constructor(options: AppTimeOptions) {
    this.#options = options;
    this.#hostMs = options.nowMs;
    this.clock = createNodeClock(options.nowMs);
    this.hrtime = laterHrtime(this.clock, () => this.#laterMs);
    makeLater(this.clock.performance as Performance | undefined, () => this.#laterMs);
    this.chance = new AppChance(options.chance, (work) => void this.hold(work).catch(() => undefined));
  }

  /** Before an invocation: brings the clock to the host's. Where it is there already, nobody has to wait for that. */
  begin(invocationId: string, nowMs: number): Promise<void> | undefined {
    if (nowMs > this.clock.now || this.clock.countTimers() > 0) {
      return this.#moveTo(nowMs).then(() => {
        this.#begun(invocationId);
      });
    }
    this.#begun(invocationId);
    return undefined;
  }

  #begun(invocationId: string): void {
    this.#open.set(invocationId, { isNested: this.#requests > 0 });
    this.#stir();
  }

  /** An invocation has settled. */
  end(invocationId: string): void {
    this.#open.delete(invocationId);
    this.chance.leave(invocationId);
    this.#stir();
  }

  /** Moves the clock; ends when the app rests (T2). */
  advance(nowMs: number): Promise<void> {
    this.#hostMs = Math.max(this.#hostMs, nowMs);
    return new Promise((resolve) => {
      this.#resting.push(resolve);
      this.#stir();
    });
  }

  /** Sends a request to the host. */
  async request<T>(send: () => Promise<T>): Promise<T> {
    this.#requests += 1;
    return this.#asked(send).finally(() => (this.#requests -= 1));
  }

  /** Real input or output: until it ends, the app does not rest. */
  hold<T>(work: Promise<T>): Promise<T> {
    this.#busy += 1;
    return this.#asked(() => work).finally(() => (this.#busy -= 1));
  }

  /** Sets a timer by one of the clock's functions; its callback goes on with the chance of the one who set it. */
  timer<Timer>(set: (callback: Callback) => Timer, callback: Callback): Timer {
    const owner = this.chance.current;
    const timer = set((...args) => {
      this.chance.enter(owner);
      return callback(...args);
    });
    this.#stir();
    return timer;
  }

  /** Runs code for which it is another time, all at once; timers stay as far away as they are. */
  asIfAt<Result>(clockMs: number, run: () => Result): Result {
    const [beforeMs, outerMs] = [this.clock.now, this.#laterMs];
    this.clock.setSystemTime(clockMs);
    this.#laterMs = outerMs + clockMs - beforeMs;
    try {
      return run();
    } finally {
      this.clock.setSystemTime(beforeMs);
      this.#laterMs = outerMs;
    }
  }

  /** Runs what is evaluated while the app is loaded, as if it were the time that the host says. */
  whileLoading<Result>(run: () => Result): Result {
    const { asIfMs } = this.#options;
    return asIfMs === undefined ? run() : this.asIfAt(asIfMs, run);
  }

  /** Forgets the timers. */
  drop(): void {
    this.#dropped = true;
    this.clock.reset();
    for (const resolve of this.#resting.splice(0)) resolve();
  }

  /** What comes back from outside goes on with the chance of the one who asked. */
  async #asked<T>(ask: () => Promise<T>): Promise<T> {
    const asker = this.chance.current;
    try {
      return await ask();
    } finally {
      this.chance.enter(asker);
      this.#stir();
    }
  }

  /** Something happened: the app is watched until it rests. Without timers nobody waits for that. */
  #stir(): void {
    this.#stirs += 1;
    if (this.#isWatched || this.#dropped || (this.clock.countTimers() === 0 && this.#resting.length === 0)) return;
    this.#isWatched = true;
    void this.#watch();
  }

  async #watch(): Promise<void> {
    do await this.#quiet();
    while (!this.#dropped && !this.#isBusy() && this.#fireNext());
    this.#isWatched = false;
    // The end of what keeps it busy stirs again.
    if (!this.#dropped && !this.#isBusy()) this.#tell();
  }

  async #quiet(): Promise<void> {
    for (let turns = 0, before = this.#stirs; turns < quietTurns && !this.#dropped; turns += 1) {
      await turnOfEventLoop();
      if (before !== this.#stirs) [turns, before] = [-1, this.#stirs];
    }
  }

  /** T3. */
  #isBusy(): boolean {
    const nested = [...this.#open.values()].filter(({ isNested }) => isNested).length;
    return this.#busy > 0 || this.#requests > nested;
  }

  async #moveTo(nowMs: number): Promise<void> {
    this.#hostMs = Math.max(this.#hostMs, nowMs);
    while (!this.#dropped && this.#fireNext()) await this.#quiet();
  }

  /** Fires the next timer that is due by now; without one, the clock goes to the host's (T1). */
  #fireNext(): boolean {
    const dueMs = this.#nextDueMs();
    const isDue = dueMs !== undefined && dueMs <= this.#hostMs;
    try {
      if (isDue) this.clock.next();
      else if (this.clock.now < this.#hostMs) this.clock.tick(this.#hostMs - this.clock.now);
    } catch (thrown) {
      this.#options.onError(thrown);
    }
    return isDue;
  }

  #nextDueMs(): number | undefined {
    const timers = this.clock.timers as unknown as ReadonlyMap<unknown, { readonly callAt: number }> | undefined;
    let first: number | undefined;
    for (const { callAt } of timers?.values() ?? []) first = Math.min(first ?? callAt, callAt);
    return first;
  }

  #tell(): void {
    const dueMs = this.#nextDueMs();
    if (this.#open.size > 0 && dueMs === undefined) return;
    const resting = this.#resting.splice(0); // who is told of the wait may move the clock at once
    if (this.#open.size > 0 && dueMs !== undefined) {
      this.#options.onWait({ dueMs, invocationIds: [...this.#open.keys()] });
    }
    for (const resolve of resting) resolve();
  }
}

/** The clock's `hrtime`, which does not go by the system's time, so much later. */
function laterHrtime(clock: NodeClock, laterMs: () => number): NodeJS.HRTime {
  const own = clock.hrtime as unknown as NodeJS.HRTime;
  const bigint = (): bigint => own.bigint() + BigInt(laterMs()) * 1_000_000n;
  const hrtime = (since: [number, number] = [0, 0]): [number, number] => {
    if (laterMs() === 0) return own(since);
    const passed = bigint() - BigInt(since[0]) * 1_000_000_000n - BigInt(since[1]);
    return [Number(passed / 1_000_000_000n), Number(passed % 1_000_000_000n)];
  };
  return Object.assign(hrtime, { bigint });
}

/** The same with `performance.now`, which is this clock's own. */
function makeLater(performance: Performance | undefined, laterMs: () => number): void {
  const now = performance?.now.bind(performance);
  if (performance && now) performance.now = () => now() + laterMs();
}
