// Scenario: the words that checks, lessons and users' tests speak to a task hub on virtual time.
//
// Owns:   one run: the hub, its virtual clock, the records it made, and the script of inputs that made it.
// Never:  looks inside the app. Everything goes by function name, over HTTP, or through records.
//
// S1. The app is loaded at the first word that needs it; `add` and `settings` come before.
// S2. `start`, `raise`, `terminate` and `http` only queue work; `advance`, `next`, `step` and `untilIdle` run it. But whoever
//     awaits the answer of a function that waits for a timer of its own lets time pass until the answer is there.
// S3. Saying the same script to a fresh scenario gives the same records, ids included.
// S4. Words are carried out one after the other, in the order in which they were said. An `http` word is over when it is
//     answered or its function waits.

import { durationMs, seededIds, TaskHub, VirtualClock } from '#core';
import type {
  DisturbancePoint,
  Duration,
  EntityId,
  Fault,
  HistoryEvent,
  HubRecord,
  InstanceStatus,
  Repeated,
} from '#core';
import { createHttpHandler } from '#http';
import { demandNoFailure, outcomesUnderCrash, type CrashOutcome } from './crash-matrix.ts';
import { toRequest, type HttpOptions, type HttpResult } from './http-words.ts';
import { ledgerOf } from './ledger.ts';
import { Loading } from './loading.ts';
import { linkedToRun } from './run-of-status.ts';
import { Runner } from './runner.ts';
import { LazyPromise, type SentRequest } from './sent-request.ts';
import { explore, runUnder, type Explorable, type ExploreOptions } from './explore.ts';
import { explorable, faultyRerun, type Variation } from './rerun.ts';
import type { Schedule } from './schedule.ts';
import type { Deployment, EntityView, LedgerEntry, ScenarioOptions, StubBehaviour } from './scenario-shapes.ts';
import type { Word } from './script.ts';
import { Speech } from './speech.ts';
import { entityOf, stubOf, toJson } from './word-data.ts';
import { doWord } from './word-deeds.ts';

const DEFAULT_START_MS = Date.UTC(2030, 0, 1);

/** A run of an app on a task hub of its own, on virtual time. */
export class Scenario {
  readonly startMs: number;
  readonly #options: ScenarioOptions;
  readonly #clock: VirtualClock;
  readonly #hub: TaskHub;
  readonly #loading: Loading;
  readonly #runner: Runner;
  readonly #records: HubRecord[] = [];
  readonly #speech: Speech;
  readonly #explorable: Explorable;

  /** Opens a scenario. Nothing is loaded yet (S1), so this never fails. */
  static open(options: ScenarioOptions): Scenario {
    return new Scenario(options);
  }

  protected constructor(options: ScenarioOptions) {
    this.#options = options;
    this.startMs = options.startMs ?? DEFAULT_START_MS;
    this.#clock = new VirtualClock(this.startMs);
    this.#hub = new TaskHub({
      worker: options.worker,
      clock: this.#clock,
      ids: seededIds(options.seed ?? 1),
      fault: options.fault,
      disturbances: options.disturbances,
      pick: options.pick,
      observe: (record) => {
        this.#records.push(record);
        this.#runner.note(record);
        options.onRecord?.(record);
      },
    });
    this.#loading = new Loading(this.#hub, options.app);
    this.#runner = new Runner({
      hub: this.#hub,
      clock: this.#clock,
      episodeBudget: options.episodeBudget,
      handler: createHttpHandler(this.#hub, { ...(options.outside ? { outside: options.outside } : {}) }),
      between: options.between && ((moment) => this.#sayBetween(options.between?.(moment) ?? [])),
    });
    const world = { hub: this.#hub, clock: this.#clock, loading: this.#loading, runner: this.#runner };
    this.#speech = new Speech(
      (word) => doWord(word, world),
      () => this.now(),
      options,
    );
    this.#explorable = explorable(this.#speech.script, (variation) => this.#anew(variation));
  }

  // --- before the app is loaded -----------------------------------------------------------------------------------

  /**
   * Puts functions beside the app's own, as source text by path.
   *
   * @throws {Error} the app has been loaded.
   */
  add(files: Readonly<Record<string, string>>): Promise<void> {
    return this.#say({ word: 'add', files });
  }

  /**
   * Sets environment variables (app settings).
   *
   * @throws {Error} the app has been loaded.
   */
  settings(values: Readonly<Record<string, string>>): Promise<void> {
    return this.#say({ word: 'settings', values });
  }

  /**
   * Puts a stand-in in the place of an activity of the app. Of one that the app does not register, the word that loads it says so.
   *
   * @throws {Error} a rule about failing makes no sense, or the app has been loaded and does not register the activity.
   */
  async stub(activity: string, behaviour: StubBehaviour): Promise<void> {
    return this.#say({ word: 'stub', activity, stub: stubOf(behaviour) });
  }

  // --- inputs -----------------------------------------------------------------------------------------------------

  /**
   * Loads the app now instead of at the first word that needs it.
   *
   * @throws {AppLoadError | WorkerUnresponsiveError}
   * @throws {Error} a stub stands in for an activity that the app does not register.
   */
  load(): Promise<void> {
    return this.#speech.hearing()(this.#loading.load());
  }

  /**
   * Stores a start message.
   *
   * @returns the instance id.
   * @throws {InstanceExistsError} an instance with this id has not finished.
   */
  async start(orchestrator: string, options: { input?: unknown; instanceId?: string } = {}): Promise<string> {
    const { instanceId, input } = options;
    return this.#say<string>({ word: 'start', orchestrator, instanceId, input: toJson(input) });
  }

  /**
   * Sends an external event; to a finished instance it changes nothing.
   *
   * @throws {InstanceNotFoundError}
   */
  raise(instanceId: string, event: string, data?: unknown): Promise<void> {
    return this.#say({ word: 'raise', instanceId, event, data: toJson(data) });
  }

  /**
   * Signals an entity; it need not exist.
   *
   * @param entity its name and key, or its instance id: `@counter@k`.
   */
  signal(entity: EntityId | string, operation: string, input?: unknown): Promise<void> {
    return this.#say({ word: 'signal', entity: entityOf(entity), operation, input: toJson(input) });
  }

  /**
   * Asks an instance to end.
   *
   * @throws {InstanceNotFoundError}
   */
  terminate(instanceId: string, reason?: string): Promise<void> {
    return this.#say({ word: 'terminate', instanceId, reason: reason ?? null });
  }

  /**
   * Sends an HTTP request to the host: `/api/…` for the app's functions, `/runtime/webhooks/durabletask/…` for the built-in API.
   * The request is on its way at once. A function that waits for a timer of its own is answered for when the clock gets
   * there: moved by other words, or, for whoever awaits the answer, by running what is due until it is there (S2).
   *
   * @param path starts with `/`, or is a URL of the host, such as one of its management URLs.
   * @throws {WorkerUnresponsiveError} the function gave no answer in time.
   * @throws {TypeError} the path is none.
   */
  http(method: string, path: string, options: HttpOptions = {}): Promise<HttpResult> {
    const request = toRequest(path, options);
    const hear = this.#speech.hearing();
    const sent = hear(this.#speech.inTurn<SentRequest>({ word: 'http', method, ...request }));
    return new LazyPromise(async () => {
      const { answer, isAnswered, number } = await sent;
      if (!isAnswered) await hear(this.#speech.inTurn({ word: 'answer', request: number, method, path: request.path }));
      return answer;
    });
  }

  // --- time -------------------------------------------------------------------------------------------------------

  /** Runs everything that becomes due within a duration, and moves the clock to its end. Zero runs what is due now. */
  advance(duration: Duration): Promise<void> {
    return this.#say({ word: 'advance', ms: durationMs(duration) });
  }

  /** Runs everything that is due now or, if nothing is, moves the clock to the next due instant and runs what is due there. */
  async next(): Promise<boolean> {
    return this.#say<boolean>({ word: 'next' });
  }

  /** Runs one moment: one episode, one activity start or one activity end; moves the clock to it if it is not due yet. */
  async step(): Promise<boolean> {
    return this.#say<boolean>({ word: 'step' });
  }

  /**
   * Runs until nothing is due, now or later. A timer of an hour fires, too.
   *
   * @throws {RunawayError} work never ends.
   */
  untilIdle(): Promise<void> {
    return this.#say({ word: 'untilIdle' });
  }

  /** The worker dies and comes back: the app is loaded anew, and what was in flight is delivered again. */
  crash(): Promise<void> {
    return this.#say({ word: 'crash' });
  }

  /**
   * At-least-once delivery: makes a message reach its instance twice, or an activity run twice, the next time that it happens.
   * Of an activity that the app does not register, the word that loads it says so.
   *
   * @throws {Error} the app has been loaded and does not register the activity, or there is no such message.
   */
  twice(what: Repeated): Promise<void> {
    return this.#say({ word: 'twice', what });
  }

  /**
   * Deploys other sources or settings while instances live. They go on with the new code, and activities in flight are
   * started again. As the first word it says which code is there at the beginning.
   *
   * @param app `files` take the place of the app's own (all are evaluated unless `entryPoints` says which); without them the
   *     scenario's own app comes back. What was put beside the app stays. `settings` are laid over those before.
   * @throws {AppLoadError | WorkerUnresponsiveError} it cannot be loaded; the code before stays.
   */
  deploy(app: Deployment = {}): Promise<void> {
    return this.#say({ word: 'deploy', app });
  }

  // --- looking ----------------------------------------------------------------------------------------------------

  /** An instance's status; undefined where there is no such instance. */
  status(instanceId: string): Promise<InstanceStatus | undefined> {
    const status = this.#hub.status(instanceId);
    return Promise.resolve(status && linkedToRun(status, this.#records));
  }

  /**
   * An entity's state; undefined where there is no such entity.
   *
   * @param entity its name and key, or its instance id: `@counter@k`.
   */
  entity(entity: EntityId | string): Promise<EntityView | undefined> {
    const current = this.#hub.entities.get(entityOf(entity))?.current;
    if (!current?.exists) return Promise.resolve(undefined);
    const state = current.state === null ? undefined : (JSON.parse(current.state) as unknown);
    return Promise.resolve({ state, lockedBy: current.lockedBy });
  }

  /** All instances, in the order of their creation. */
  instances(): Promise<InstanceStatus[]> {
    return Promise.resolve(this.#hub.statuses().map((status) => linkedToRun(status, this.#records)));
  }

  /** The history of an instance's current execution, in wire form (host semantics §2). */
  history(instanceId: string): Promise<readonly HistoryEvent[]> {
    return Promise.resolve(this.#hub.history(instanceId));
  }

  /** All activity executions, in the order in which they began. */
  ledger(): Promise<LedgerEntry[]> {
    return Promise.resolve(ledgerOf(this.#records, this.startMs));
  }

  /**
   * Runs the story so far once for every point at which the worker can die, and demands the same outputs and the same effects.
   *
   * @throws {CheckFailure} a crash changed what an instance returned or which activities ran with which input.
   */
  async crashMatrix(): Promise<void> {
    await demandNoFailure(this.crashOutcomes());
  }

  /** The same, told point by point and without a demand. Nothing else is said to this scenario meanwhile. */
  async *crashOutcomes(): AsyncGenerator<CrashOutcome, void> {
    const rerun = (fault: Fault) =>
      faultyRerun(this.#anew({ fault, between: undefined }), this, this.#speech.script, fault);
    try {
      yield* outcomesUnderCrash({ points: this.crashPoints(), undisturbed: this, rerun });
    } finally {
      await this.#hub.reload(); // the reruns used the same worker
    }
  }

  /**
   * Runs the story so far under other schedules: ties, events early, late and twice, messages and activities twice, a crash; and demands that something holds in all.
   * A scenario that was itself opened with a fault at one moment or a disturbance is looked at as it is: it is one such run already.
   *
   * @returns how many schedules were tried.
   * @throws {CheckFailure} the smallest schedule under which it does not hold; {@link replay} runs it.
   */
  async explore(options: ExploreOptions): Promise<number> {
    const { fault, disturbances = [] } = this.#options;
    if (typeof fault?.moment === 'number' || disturbances.length > 0) {
      await options.holds(this, []);
      return 1;
    }
    return explore(this.#explorable, options).finally(() => this.#hub.reload());
  }

  /**
   * Runs the story so far under a schedule that {@link explore} reported.
   *
   * @throws {Error} the schedule makes no sense for this story.
   */
  async replay(schedule: Schedule): Promise<Scenario> {
    const again = await runUnder(this.#explorable, schedule);
    if (again) return again;
    throw new Error(
      'The schedule makes no sense for this story: an input has no time to come early or late to, its moment never comes, or it is refused there.',
    );
  }

  /** Milliseconds since the scenario began. */
  now(): number {
    return this.#clock.nowMs() - this.startMs;
  }

  /** When the next moment is due, in milliseconds since the scenario began; null when idle. */
  nextDue(): number | null {
    const dueMs = this.#hub.nextDueMs();
    return dueMs === undefined ? null : dueMs - this.startMs;
  }

  /** The points at which the worker could have died so far; each is a fault to open another scenario with. */
  crashPoints(): readonly Fault[] {
    return this.#hub.crashPoints();
  }

  /** What else could have gone wrong so far; known where the scenario was opened with `disturbances`. */
  disturbancePoints(): readonly DisturbancePoint[] {
    return this.#hub.disturbancePoints();
  }

  /** Everything that the hub recorded. */
  get records(): readonly HubRecord[] {
    return this.#records;
  }

  /** What was said so far, one line per word, with the time. */
  get story(): readonly string[] {
    return this.#speech.story;
  }

  /** What was said so far, as data. Said once more to a scenario like this one, it makes the same records (S3). */
  get script(): readonly Word[] {
    return this.#speech.script.map(({ word }) => word);
  }

  /** How many moments have run. */
  get moments(): number {
    return this.#runner.moments;
  }

  // --- saying -----------------------------------------------------------------------------------------------------

  /** Says a word that is data, such as one of an earlier script. */
  say(word: Word): Promise<unknown> {
    return this.#speech.inTurn(word);
  }

  #say<Result>(word: Word): Promise<Result> {
    return this.#speech.hearing()(this.#speech.inTurn<Result>(word));
  }

  async #sayBetween(words: readonly Word[]): Promise<void> {
    for (const word of words) await this.#speech.atOnce(word);
  }

  /** A scenario like this one, with nothing said to it yet. */
  #anew(variation: Variation): Scenario {
    const disturbances = [...(this.#options.disturbances ?? []), ...(variation.disturbances ?? [])];
    return Scenario.open({
      ...this.#options,
      ...variation,
      disturbances,
      onRecord: () => undefined,
      onWord: () => undefined,
    });
  }
}
