// Runner: runs the moments of a hub and moves its clock to them.
//
// Owns:   the virtual clock while a word is carried out, and the requests whose answers have not come.
// Never:  runs two things at a time; words come one after the other (speech.ts, P1).
//
// R1. The clock moves to work before the work is run, and stands still while it runs.
// R2. Moments are counted as faults count them (core/faults.ts): 1 is the first, and 0 is before it.
// R3. An orchestration that goes round in circles is stopped: each of its episodes replays all before, so it would soon take
//     minutes. Under a word with an end of its own, time that goes on is no circle.

import { elapsedText, RunawayError } from '#core';
import type { HubRecord, TaskHub, VirtualClock } from '#core';
import type { HttpHandler } from '#http';
import { EpisodeBudget } from './episode-budget.ts';
import { sendRequest } from './http-words.ts';
import type { ScriptedRequest } from './http-words.ts';
import { SentRequest } from './sent-request.ts';

const MAX_MOMENTS = 20_000;

/** What a runner runs. */
export interface RunnerOptions {
  readonly hub: TaskHub;
  readonly clock: VirtualClock;
  readonly handler: HttpHandler;
  /** How many episodes one execution may run in one word, or at one instant of it (R3); default 1,000. */
  readonly episodeBudget?: number | undefined;
  /** Says what comes right after a moment (R2), before the next one runs; absent where nothing does. */
  readonly between?: ((moment: number) => Promise<void>) | undefined;
}

/** Runs one hub. */
export class Runner {
  readonly #hub: TaskHub;
  readonly #clock: VirtualClock;
  readonly #handler: HttpHandler;
  readonly #between: RunnerOptions['between'];
  readonly #startMs: number;
  #moments = 0;
  #hasBegun = false;
  readonly #requests: SentRequest[] = [];
  readonly #budget: EpisodeBudget;

  constructor({ hub, clock, handler, episodeBudget, between }: RunnerOptions) {
    this.#budget = new EpisodeBudget(episodeBudget);
    this.#hub = hub;
    this.#clock = clock;
    this.#handler = handler;
    this.#between = between;
    this.#startMs = clock.nowMs();
  }

  /** How many moments have run (R2). */
  get moments(): number {
    return this.#moments;
  }

  /** Is told what the hub recorded. */
  note(record: HubRecord): void {
    if (record.kind === 'episode') this.#budget.spend(record);
  }

  /** Runs the next moment that is due by an instant; false when there is none. */
  async runOne(untilMs: number): Promise<boolean> {
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      if (this.#between) await this.#between(0);
    }
    const dueMs = this.#hub.nextDueMs();
    if (dueMs === undefined || dueMs > untilMs) return false;
    this.#clock.moveTo(dueMs);
    if (!(await this.#hub.runNext())) return false;
    this.#moments += 1;
    if (this.#between) await this.#between(this.#moments);
    return true;
  }

  /**
   * Runs every moment that is due by an instant.
   *
   * @throws {RunawayError} work never ends.
   */
  async runWhile(untilMs: number): Promise<void> {
    this.#budget.renew();
    let beganMs = this.#clock.nowMs();
    for (let moments = 0; await this.runOne(untilMs); moments += 1) {
      this.#refuseRunaway(moments);
      const nowMs = this.#clock.nowMs();
      if (untilMs === Infinity || nowMs === beganMs) continue;
      this.#budget.renew(); // R3
      beganMs = nowMs;
    }
  }

  /** The same, and then it is that instant. */
  async runUntil(untilMs: number): Promise<void> {
    await this.runWhile(untilMs);
    this.#clock.moveTo(untilMs);
  }

  /** Runs what is due now or, if nothing is, what is due next; false when there is nothing. */
  async runNextInstant(): Promise<boolean> {
    const dueMs = this.#hub.nextDueMs();
    if (dueMs === undefined) return false;
    await this.runWhile(Math.max(dueMs, this.#clock.nowMs()));
    return true;
  }

  /**
   * Sends a request and goes on when it is answered, or when its function waits for a timer of its own.
   *
   * @throws {WorkerUnresponsiveError} the function gave no answer in time.
   */
  async send({ isAside = false, ...scripted }: ScriptedRequest & { readonly isAside?: boolean }): Promise<SentRequest> {
    const before = new Set(this.#hub.waitingInvocations);
    const sent = new SentRequest(this.#requests.length, sendRequest(this.#handler, scripted));
    if (!isAside) this.#requests.push(sent);
    do {
      await sent.answeredOr(this.#hub.nextRest());
      sent.invocations = this.#hub.waitingInvocations.filter((id) => !before.has(id));
    } while (!sent.isAnswered && sent.invocations.length === 0);
    if (sent.isAnswered) await sent.answer; // throws here what kept it from being answered
    return sent;
  }

  /** Runs moments while the function that is to answer a request waits; then the answer is on its way. */
  async runUntilAnswered(request: number): Promise<void> {
    const sent = this.#requests[request];
    if (!sent) return;
    this.#budget.renew();
    const isWaiting = (): boolean => this.#hub.waitingInvocations.some((id) => sent.invocations.includes(id));
    for (let moments = 0; isWaiting() && (await this.runOne(Infinity)); moments += 1) this.#refuseRunaway(moments);
    await sent.answer;
  }

  #refuseRunaway(moments: number): void {
    const at = (): string => elapsedText(this.#clock.nowMs() - this.#startMs);
    this.#budget.refuseCircles(at);
    if (moments < MAX_MOMENTS) return;
    const busy = [...this.#hub.unfinished(), ...new Set(this.#hub.openInvocations)].join(', ');
    throw new RunawayError(
      `Still busy after ${MAX_MOMENTS.toLocaleString('en')} moments, at ${at()} (${busy}); an orchestration that never ends needs advance() with a duration.`,
    );
  }
}
