// Task hub: the whole durable world of one function app. Instances, their queues, the agenda, and the worker that runs code.
//
// Owns:   what is due, and running it one moment at a time. Clients and clocks speak to this class alone.
// Never:  moves the clock, speaks HTTP, or decides what an action means.
//
// B1. A moment is one episode, one batch of an entity, one activity start, one activity end, one look of a waiting
//     host, or one instant at which timers of the app itself are due (setTimeout in an activity or HTTP function); `runNext` runs
//     exactly one.
// B2. Every message visible for an instance at the current instant joins one episode, due times first, then the order of
//     creation; so at the very moment of a deadline the timer wins, because its message was created first. `pick` may choose otherwise.
// B3. An episode or activity outcome is persisted whole or not at all. A worker that dies loses nothing but the work in
//     flight, which is delivered again.
// B4. What enters and leaves user code is JSON text, as in production.

import { ActivityMoments } from './activity-moments.ts';
import { ActivityRuns } from './activity-runs.ts';
import type { ActivityStub } from './activity-stub.ts';
import { Agenda } from './agenda.ts';
import { AppLives } from './app-lives.ts';
import { AppLink, type HttpSide } from './app-link.ts';
import type { Clock } from './clock.ts';
import { Disturbances } from './disturbances.ts';
import type { Disturbance, DisturbancePoint, Repeated } from './disturbances.ts';
import { Entities } from './entities.ts';
import { FaultPlan, type Fault } from './faults.ts';
import type { DurableKind, FunctionDirectory } from './function-directory.ts';
import type {
  AppSources,
  FunctionWorker,
  InvocationOutcome,
  RegisteredFunction,
  TypedData,
} from './function-worker.ts';
import type { HistoryEvent } from './history.ts';
import { isFinished, statusOf, visibleMessages, type Message } from './instance.ts';
import { Instances } from './instances.ts';
import { Management } from './management.ts';
import { eventRaised, executionTerminated } from './messages.ts';
import { invalidIdNotices } from './notices.ts';
import { Orchestrations } from './orchestrations.ts';
import type { IdSource } from './random.ts';
import { Recorder, type RecordBody } from './recorder.ts';
import type { HubRecord, InstanceStatus } from './records.ts';
import { chooseMessage, chooseWork, type PickFirst } from './ties.ts';
import { Waits, type LookOptions } from './waits.ts';
import type { AppTimer, Work } from './work.ts';

/** What a task hub is made of. */
export interface TaskHubOptions {
  readonly worker: FunctionWorker;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Receives every record as it is made. */
  readonly observe?: (record: HubRecord) => void;
  readonly fault?: Fault | undefined;
  /** What else goes wrong; with it, also when it is empty, the hub knows its {@link TaskHub.disturbancePoints}. */
  readonly disturbances?: readonly Disturbance[] | undefined;
  /** Default the first. */
  readonly pick?: PickFirst | undefined;
  /** False on the wall clock: an activity then runs beside other work and its end is due when it settles. Default true. */
  readonly activitiesHoldClock?: boolean;
}

/** The durable world of one function app. */
export class TaskHub {
  readonly clock: Clock;
  readonly #ids: IdSource;
  readonly #faults: FaultPlan;
  readonly #disturbances: Disturbances;
  readonly #pick: TaskHubOptions['pick'];
  readonly #activitiesHoldClock: boolean;
  readonly #agenda = new Agenda<Work>();
  readonly #recorder: Recorder;
  readonly #link: AppLink;
  readonly #instances: Instances;
  readonly #activities: ActivityRuns;
  readonly #moments: ActivityMoments;
  readonly #lives: AppLives;
  readonly entities: Entities;
  /** What operators do with instances. */
  readonly management: Management;
  readonly #orchestrations: Orchestrations;
  #appTimer: AppTimer | undefined;
  readonly #waits: Waits;
  #turn: Promise<unknown> = Promise.resolve();
  /** The version of an orchestration that is started without one (host.json, `defaultVersion`). */
  defaultVersion = '';
  /** Called when work was added; a host on the wall clock wakes its driver with it. */
  onWork: () => void = () => {};

  constructor(options: TaskHubOptions) {
    const { clock, ids } = options;
    this.clock = clock;
    this.#ids = ids;
    this.#faults = new FaultPlan(options.fault);
    this.#disturbances = new Disturbances(options.disturbances);
    this.#pick = options.pick;
    this.#activitiesHoldClock = options.activitiesHoldClock ?? true;
    this.#recorder = new Recorder(clock, options.observe);
    const virtualNowMs = this.#activitiesHoldClock ? () => clock.nowMs() : undefined;
    this.#link = new AppLink({ worker: options.worker, ids, recorder: this.#recorder, virtualNowMs });
    this.#link.onWait = (dueMs) => this.#appRests(dueMs);
    this.#instances = new Instances(clock, ids, (instance, message) => {
      this.#disturbances.messageQueued(instance, message);
      this.#add(message.dueMs, { kind: 'episode', instanceId: instance.instanceId });
    });
    this.#waits = new Waits(
      () => clock.nowMs(),
      (dueMs, look) => this.#add(dueMs, { kind: 'alarm', look }),
    );
    this.#activities = new ActivityRuns(this.#link, this.#recorder, this.#disturbances, () => this.#waits.next());
    const shared = { clock, ids, link: this.#link, instances: this.#instances, recorder: this.#recorder };
    this.#moments = new ActivityMoments({
      ...shared,
      activities: this.#activities,
      disturbances: this.#disturbances,
      holdClock: this.#activitiesHoldClock,
      add: (dueMs, work) => this.#add(dueMs, work),
    });
    this.#lives = new AppLives({ ...shared, activities: this.#activities, moments: this.#moments });
    this.entities = new Entities({
      ...shared,
      batchDue: (dueMs, instanceId) => this.#add(dueMs, { kind: 'entity', instanceId }),
    });
    this.management = new Management({ ...shared, entities: this.entities });
    this.#orchestrations = new Orchestrations({
      ...shared,
      entities: this.entities,
      has: (kind, name) => this.#has(kind, name),
      defaultVersion: () => this.defaultVersion,
      scheduleActivity: (run) => this.#moments.schedule(run),
    });
  }

  /** The functions of the loaded app. */
  get functions(): FunctionDirectory {
    return this.#link.functions;
  }

  /** The points at which the worker could have died so far: during each episode and batch, and after each moment. */
  crashPoints(): Fault[] {
    return this.#faults.points();
  }

  /** What else could have gone wrong so far: what could have come twice or failed. Needs {@link TaskHubOptions.disturbances}. */
  disturbancePoints(): readonly DisturbancePoint[] {
    return this.#disturbances.points;
  }

  /** Makes a message or an activity happen twice the next time that it happens (at-least-once delivery). */
  repeat(what: Repeated): void {
    this.#disturbances.repeat(what);
  }

  /** The names of the functions whose invocations have not ended. */
  get openInvocations(): readonly string[] {
    return this.#link.openInvocations;
  }

  /** The ids of the invocations that wait on virtual time for a timer of the app itself, such as `setTimeout`. */
  get waitingInvocations(): readonly string[] {
    return [...this.#link.waitingInvocations, ...this.#waits.ids];
  }

  /** Ends when an invocation, or the host for a request, next begins to wait; it is among {@link waitingInvocations} then. */
  nextRest(): Promise<void> {
    return this.#waits.next();
  }

  /** Connects the side that speaks HTTP; before a function of the app is called. */
  connectHttp(side: HttpSide): void {
    this.#link.connectHttp(side);
  }

  /**
   * Loads an app into the worker.
   *
   * @throws {AppLoadError | WorkerUnresponsiveError} as the worker does.
   */
  load(app: AppSources): Promise<void> {
    return this.#link.load(app);
  }

  /** Loads the same app once more, when another hub has used the worker; nothing where no app was loaded. */
  reload(): Promise<void> {
    return this.#link.reload();
  }

  /** Puts a stand-in in the place of an activity, registered or not. */
  stub(activity: string, stub: ActivityStub): void {
    this.#activities.stub(activity, stub);
  }

  // --- clients --------------------------------------------------------------------------------------------------

  /**
   * Stores a start message (host semantics §7.1, §7.7). The orchestrator is not looked up; an unknown one fails in its first episode.
   *
   * @param start `input` is JSON text; without an id the hub makes one.
   * @returns the instance id.
   * @throws {InstanceExistsError} an instance with this id has not finished.
   */
  start(start: {
    readonly name: string;
    readonly version?: string | undefined;
    readonly instanceId?: string | undefined;
    readonly input: string | null;
  }): string {
    const { name, version = this.defaultVersion, input, instanceId = this.#ids.instanceId() } = start;
    this.#instances.refuseDuplicate(instanceId);
    this.#recorder.record({ kind: 'start', instanceId, name, input });
    this.#recorder.notice(instanceId, invalidIdNotices(instanceId));
    this.#instances.create({ name, version, instanceId, input, parent: null });
    return instanceId;
  }

  /**
   * Sends an external event (host semantics §5).
   *
   * @param input JSON text of the data, or null.
   * @returns false when the instance has finished and nothing was sent.
   * @throws {InstanceNotFoundError}
   */
  raiseEvent(instanceId: string, name: string, input: string | null): boolean {
    const isSent = this.#instances.sendFromClient(instanceId, eventRaised(name, input, this.clock.nowMs()));
    if (isSent) this.#recorder.record({ kind: 'raise', instanceId, name, input });
    return isSent;
  }

  /**
   * Asks an instance to end (host semantics §7.2).
   *
   * @returns false when the instance has finished already and nothing was sent.
   * @throws {InstanceNotFoundError}
   */
  terminate(instanceId: string, reason: string | null): boolean {
    const isSent = this.#instances.sendFromClient(instanceId, executionTerminated(reason, this.clock.nowMs()));
    if (isSent) this.#recorder.record({ kind: 'terminate', instanceId, name: '', input: reason });
    return isSent;
  }

  /** An instance's status, or undefined where there is no such instance. */
  status(instanceId: string): InstanceStatus | undefined {
    const instance = this.#instances.get(instanceId);
    return instance ? statusOf(instance) : this.entities.status(instanceId);
  }

  /** All instances, in the order of their creation. */
  statuses(): InstanceStatus[] {
    return this.#instances.all().map(statusOf);
  }

  /** The history of an instance's current execution; empty where there is none. */
  history(instanceId: string): readonly HistoryEvent[] {
    return this.#instances.get(instanceId)?.history.events.slice() ?? [];
  }

  /** A few of the instances that have not finished, for messages about work that does not end. */
  unfinished(): readonly string[] {
    const open = this.#instances.all().filter((instance) => !isFinished(instance));
    return open.slice(0, 3).map((instance) => `${instance.name} "${instance.instanceId}"`);
  }

  /**
   * Calls a function of the app outside the agenda, as an HTTP request does.
   *
   * @param trigger the value of its trigger binding.
   * @throws {WorkerUnresponsiveError} as the worker does.
   */
  invoke(registered: RegisteredFunction, trigger: TypedData): Promise<InvocationOutcome> {
    return this.#link.invoke(registered, trigger);
  }

  /** Adds a record that the hub itself does not make, such as a request. */
  record(body: RecordBody): void {
    this.#recorder.record(body);
  }

  /**
   * Waits on the hub's clock, as the host itself does while a request waits for an instance to end.
   *
   * @returns whether it holds; false when the time is over.
   */
  waitUntil(holds: () => boolean, options: LookOptions): Promise<boolean> {
    return this.#waits.until(holds, options);
  }

  // --- moments --------------------------------------------------------------------------------------------------

  /** When the next moment is due (milliseconds since the Unix epoch), or undefined when idle. */
  nextDueMs(): number | undefined {
    for (let next = this.#agenda.peek(); next; next = this.#agenda.peek()) {
      if (this.#isCurrent(next.work, next.dueMs)) return next.dueMs;
      this.#agenda.take();
      if (next.work === this.#appTimer) this.#appTimer = undefined;
    }
    return undefined;
  }

  /**
   * Runs the next moment if it is due now (B1).
   *
   * @returns false when nothing is due at the current instant.
   * @throws {WorkerUnresponsiveError} the worker was ended; the moment is due again (B3).
   * @throws {RunawayError} an orchestration continued as new over and over without waiting for anything.
   */
  runNext(): Promise<boolean> {
    return this.#exclusively(() => this.#runNext());
  }

  /** The worker dies and comes back: the app is loaded anew, and activities in flight are started again (B3). */
  crash(): Promise<void> {
    return this.#exclusively(() => this.#lives.crash());
  }

  /**
   * Other sources take the place of the loaded ones, and the instances go on with them; activities in flight are started again.
   *
   * @throws {AppLoadError | WorkerUnresponsiveError} they cannot be loaded; those before stay.
   */
  deploy(app: AppSources): Promise<void> {
    return this.#exclusively(() => this.#lives.deploy(app));
  }

  /** One thing at a time: a hub has no concurrency inside. */
  #exclusively<T>(action: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(action);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  #has(kind: DurableKind, name: string): boolean {
    return kind === 'activity' ? this.#activities.has(name) : this.functions.find(kind, name) !== undefined;
  }

  #add(dueMs: number, work: Work): void {
    this.#agenda.add(dueMs, work);
    this.onWork();
  }

  /** Whether work on the agenda still stands; what was overtaken is dropped silently. */
  #isCurrent(work: Work, dueMs: number): boolean {
    if (work.kind === 'activity-start' || work.kind === 'alarm') return true;
    if (work.kind === 'activity-end') return this.#activities.isCurrent(work.end);
    if (work.kind === 'app-timer') return work === this.#appTimer && this.#link.waitingInvocations.length > 0;
    const owner = work.kind === 'entity' ? this.entities : this.#instances;
    return owner.hasWorkAt(work.instanceId, Math.max(dueMs, this.clock.nowMs()));
  }

  async #runNext(): Promise<boolean> {
    const dueMs = this.nextDueMs();
    if (dueMs === undefined || dueMs > this.clock.nowMs()) return false;
    if (this.#faults.takeFirst()) return this.#lives.crash().then(() => this.#runNext());
    const pick = this.#pick;
    if (pick) chooseWork(this.#agenda, (work) => this.#isCurrent(work, dueMs), pick);
    const work = this.#agenda.take();
    if (!work) return false;
    try {
      await this.#run(work);
    } catch (error) {
      this.#agenda.add(dueMs, work); // B3
      throw error;
    }
    if (this.#faults.count(work.kind === 'episode' || work.kind === 'entity')) await this.#lives.crash();
    return true;
  }

  #run(work: Work): Promise<void> | void {
    if (work.kind === 'alarm') return work.look();
    if (work.kind === 'activity-start') return this.#moments.start(work.run);
    if (work.kind === 'activity-end') return this.#moments.end(work.end);
    if (work.kind === 'app-timer') {
      this.#appTimer = undefined;
      return this.#link.advance();
    }
    const lose = this.#faults.isNow ? () => this.#lives.crash() : undefined;
    if (work.kind === 'entity') return this.entities.runBatch(work.instanceId, this.#pick, lose);
    return this.#runEpisode(work.instanceId, lose);
  }

  #runEpisode(instanceId: string, lose: (() => Promise<void>) | undefined): Promise<void> {
    const instance = this.#instances.get(instanceId);
    const nowMs = this.clock.nowMs();
    if (instance && this.#pick) chooseMessage(instance, nowMs, this.#pick);
    const taken = instance && this.#disturbances.concernsMessages ? visibleMessages(instance, nowMs) : [];
    const ended = this.#orchestrations.runEpisode(instanceId, lose);
    if (!instance || taken.length === 0) return ended;
    const again = (message: Message): void => this.#instances.enqueue(instance, message);
    return ended.then(() => this.#disturbances.messagesTaken(taken, nowMs).forEach(again));
  }

  /** The app waits; one that waited for the same instant before keeps its place on the agenda. */
  #appRests(dueMs: number): void {
    if (this.#appTimer?.dueMs !== dueMs) {
      this.#appTimer = { kind: 'app-timer', dueMs };
      this.#add(dueMs, this.#appTimer);
    }
    this.#waits.begun();
  }
}
