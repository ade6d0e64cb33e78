// Task hub: the whole durable world of one function app. Instances, their queues, the agenda, and the worker that runs code.
//
// Owns:   what exists and what is due. Every change of an instance goes through here.
// Never:  moves the clock, speaks HTTP, or decides what an action means.
//
// B1. A moment is one episode, one activity start or one activity end; `runNext` runs exactly one.
// B2. Every message visible for an instance at the current instant joins one episode, in the order of creation; so at the
//     very moment of a deadline the timer wins, because its message was created first.
// B3. An episode or activity outcome is persisted whole or not at all. A worker that dies loses nothing but the work in
//     flight, which is delivered again.
// B4. What enters and leaves user code is JSON text, as in production.

import { activityInput } from './activity.ts';
import type { ActivityOutcome } from './activity.ts';
import { ActivityRuns } from './activity-runs.ts';
import type { ActivityRun, ActivityStub } from './activity-runs.ts';
import { Agenda } from './agenda.ts';
import type { Clock } from './clock.ts';
import { dispatch } from './dispatch.ts';
import type { Dispatch, Draft } from './dispatch.ts';
import { closedEpisode, openEpisode, statusName } from './episode.ts';
import type { OpenEpisode } from './episode.ts';
import { InstanceExistsError, InstanceNotFoundError } from './errors.ts';
import { FunctionDirectory, invocationInputs } from './function-directory.ts';
import type {
  AppSources,
  FunctionWorker,
  InvocationOutcome,
  RegisteredFunction,
  TypedData,
  WorkerHost,
  WorkerRequest,
  WorkerResponse,
} from './function-worker.ts';
import type { HistoryEvent, MessageEvent, ParentInstance } from './history.ts';
import { isFinished, pendingInstance, statusOf, visibleMessages } from './instance.ts';
import type { Instance, Message } from './instance.ts';
import {
  activityEnded,
  childEnded,
  eventRaised,
  executionStarted,
  executionTerminated,
  timerFired,
} from './messages.ts';
import { episodeNotice, unknownFunctionNotice } from './notices.ts';
import type { Notice } from './notices.ts';
import type { IdSource } from './random.ts';
import type { HubRecord, InstanceStatus } from './records.ts';
import type { Decision, ReplayResult } from './replay.ts';

/** What the hub asks of the side that speaks HTTP (simulator/http). */
export interface HttpSide {
  /** Answers a request of the worker's durable client. */
  answer(request: WorkerRequest): Promise<WorkerResponse>;
  /** JSON text of the durable client's binding data (host semantics §8.1). */
  clientBinding(rpcBaseUrl: string): string;
}

/** A fault to inject, counted in moments from 1. */
export interface Fault {
  /**
   * `after`: the worker dies when the moment has been persisted. `during`: it dies when the orchestrator has run but its
   * episode has not been persisted; activity moments have no such point of their own.
   */
  readonly kind: 'after' | 'during';
  readonly moment: number;
}

/** What a task hub is made of. */
export interface TaskHubOptions {
  readonly worker: FunctionWorker;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Receives every record as it is made. */
  readonly observe?: (record: HubRecord) => void;
  readonly fault?: Fault | undefined;
  /** False on the wall clock: an activity then runs beside other work and its end is due when it settles. Default true. */
  readonly activitiesHoldClock?: boolean;
}

type Work =
  | { readonly kind: 'episode'; readonly instanceId: string }
  | { readonly kind: 'activity-start'; readonly run: ActivityRun }
  | {
      readonly kind: 'activity-end';
      readonly run: ActivityRun;
      readonly start: number;
      readonly outcome: ActivityOutcome;
    };

type RecordBody = HubRecord extends infer One
  ? One extends HubRecord
    ? Omit<One, 'sequence' | 'atMs'>
    : never
  : never;

/** The durable world of one function app. */
export class TaskHub {
  readonly clock: Clock;
  readonly #worker: FunctionWorker;
  readonly #ids: IdSource;
  readonly #observe: (record: HubRecord) => void;
  readonly #fault: Fault | undefined;
  readonly #activitiesHoldClock: boolean;
  readonly #instances = new Map<string, Instance>();
  readonly #agenda = new Agenda<Work>();
  readonly #activities = new ActivityRuns();
  readonly #invocations = new Map<string, string>();
  readonly #noticed = new Set<string>();
  #functions = new FunctionDirectory([]);
  #app: AppSources | undefined;
  #http: HttpSide | undefined;
  #rpcBaseUrl = '';
  #sequence = 0;
  #moments = 0;
  #turn: Promise<unknown> = Promise.resolve();
  /** Called when work was added; a host on the wall clock wakes its driver with it. */
  onWork: () => void = () => {};

  constructor(options: TaskHubOptions) {
    this.clock = options.clock;
    this.#worker = options.worker;
    this.#ids = options.ids;
    this.#observe = options.observe ?? (() => {});
    this.#fault = options.fault;
    this.#activitiesHoldClock = options.activitiesHoldClock ?? true;
  }

  /** The functions of the loaded app. */
  get functions(): FunctionDirectory {
    return this.#functions;
  }

  /** How many moments have run (B1). */
  get moments(): number {
    return this.#moments;
  }

  /** Connects the side that speaks HTTP; before an app is loaded. */
  connectHttp(side: HttpSide): void {
    this.#http = side;
  }

  /**
   * Loads an app into the worker.
   *
   * @throws {AppLoadError | WorkerUnresponsiveError} as the worker does.
   */
  async load(app: AppSources): Promise<void> {
    const loaded = await this.#worker.load(app, this.#workerHost());
    this.#app = app;
    this.#functions = new FunctionDirectory(loaded.functions);
    this.#rpcBaseUrl = loaded.rpcBaseUrl;
  }

  /** Puts a stand-in in the place of an activity, registered or not. */
  stub(activity: string, stub: ActivityStub): void {
    this.#activities.stub(activity, stub);
  }

  /**
   * Stores a start message (host semantics §7.1, §7.7). The orchestrator is not looked up; an unknown one fails in its first episode.
   *
   * @param start `input` is JSON text.
   * @returns the instance id.
   * @throws {InstanceExistsError} an instance with this id has not finished.
   */
  start(start: {
    readonly name: string;
    readonly instanceId?: string | undefined;
    readonly input: string | null;
  }): string {
    const instanceId = start.instanceId ?? this.#ids.instanceId();
    const existing = this.#instances.get(instanceId);
    if (existing && !isFinished(existing)) throw new InstanceExistsError(existing.runtimeStatus);
    this.#record({ kind: 'start', instanceId, name: start.name, input: start.input });
    this.#create({ ...start, instanceId, parent: null });
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
    return this.#sendFromClient(
      instanceId,
      { kind: 'raise', name, input },
      eventRaised(name, input, this.clock.nowMs()),
    );
  }

  /**
   * Asks an instance to end (host semantics §7.2).
   *
   * @returns false when the instance has finished already and nothing was sent.
   * @throws {InstanceNotFoundError}
   */
  terminate(instanceId: string, reason: string | null): boolean {
    const message = executionTerminated(reason, this.clock.nowMs());
    return this.#sendFromClient(instanceId, { kind: 'terminate', name: '', input: reason }, message);
  }

  /** An instance's status, or undefined where there is no such instance. */
  status(instanceId: string): InstanceStatus | undefined {
    const instance = this.#instances.get(instanceId);
    return instance && statusOf(instance);
  }

  /** All instances, in the order of their creation. */
  statuses(): InstanceStatus[] {
    return [...this.#instances.values()].map(statusOf);
  }

  /** The history of an instance's current execution; empty where there is none. */
  history(instanceId: string): readonly HistoryEvent[] {
    return this.#instances.get(instanceId)?.history ?? [];
  }

  /** When the next moment is due (milliseconds since the Unix epoch), or undefined when idle. */
  nextDueMs(): number | undefined {
    for (let next = this.#agenda.peek(); next; next = this.#agenda.peek()) {
      if (this.#isCurrent(next.work, next.dueMs)) return next.dueMs;
      this.#agenda.take();
    }
    return undefined;
  }

  /** The instances that have work waiting, at most a few, for messages about loops that do not end. */
  busiest(): readonly string[] {
    return [...this.#instances.values()]
      .filter((one) => !isFinished(one))
      .slice(0, 3)
      .map((one) => `${one.name} "${one.instanceId}"`);
  }

  /**
   * Runs the next moment if it is due now (B1).
   *
   * @returns false when nothing is due at the current instant.
   * @throws {WorkerUnresponsiveError} the worker was ended; the moment is due again (B3).
   * @throws {RunawayError} an orchestration continued as new over and over without waiting for anything.
   * @throws {UnsupportedActionError} the orchestrator asked for something that this host does not know; the moment is due again.
   */
  runNext(): Promise<boolean> {
    return this.#exclusively(() => this.#runNext());
  }

  /** The worker dies and comes back: the app is loaded anew, and activities in flight are started again (B3). */
  crash(): Promise<void> {
    return this.#exclusively(() => this.#crash());
  }

  /**
   * Calls a function of the app outside the agenda, as an HTTP request does.
   *
   * @param trigger the value of its trigger binding.
   */
  async invoke(registered: RegisteredFunction, trigger: TypedData): Promise<InvocationOutcome> {
    const invocationId = this.#ids.invocationId();
    this.#invocations.set(invocationId, registered.name);
    try {
      const client = this.#http?.clientBinding(this.#rpcBaseUrl);
      const inputs = invocationInputs(registered, trigger, client);
      return await this.#worker.invoke({ invocationId, functionName: registered.name, inputs });
    } finally {
      this.#invocations.delete(invocationId);
    }
  }

  /** The functions whose invocations have not ended, in the order in which they began. */
  openInvocations(): readonly string[] {
    return [...this.#invocations.values()];
  }

  /** Adds a record that the hub itself does not make, such as a request. */
  record(body: RecordBody): void {
    this.#record(body);
  }

  // --- messages -------------------------------------------------------------------------------------------------

  #create(start: {
    readonly name: string;
    readonly instanceId: string;
    readonly input: string | null;
    readonly parent: ParentInstance | null;
  }): void {
    const nowMs = this.clock.nowMs();
    const executionId = this.#ids.executionId();
    const instance = pendingInstance({ ...start, executionId, nowMs });
    this.#instances.delete(start.instanceId);
    this.#instances.set(start.instanceId, instance);
    this.#enqueue(instance, { dueMs: nowMs, executionId, event: executionStarted(instance, nowMs) });
  }

  #sendFromClient(
    instanceId: string,
    client: { readonly kind: 'raise' | 'terminate'; readonly name: string; readonly input: string | null },
    event: MessageEvent,
  ): boolean {
    const instance = this.#instances.get(instanceId);
    if (!instance) throw new InstanceNotFoundError(instanceId);
    if (isFinished(instance)) return false;
    this.#record({ ...client, instanceId });
    this.#enqueue(instance, { dueMs: this.clock.nowMs(), event });
    return true;
  }

  #enqueue(instance: Instance, message: Message): void {
    instance.queue.push(message);
    this.#add(message.dueMs, { kind: 'episode', instanceId: instance.instanceId });
  }

  #add(dueMs: number, work: Work): void {
    this.#agenda.add(dueMs, work);
    this.onWork();
  }

  // --- moments --------------------------------------------------------------------------------------------------

  /** One thing at a time: a hub has no concurrency inside. */
  #exclusively<T>(action: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(action);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Whether work on the agenda still stands; what was overtaken is dropped silently. */
  #isCurrent(work: Work, dueMs: number): boolean {
    if (work.kind === 'activity-start') return true;
    if (work.kind === 'activity-end') return this.#activities.isCurrent(work.run, work.start);
    const instance = this.#instances.get(work.instanceId);
    if (!instance) return false;
    const visible = visibleMessages(instance, Math.max(dueMs, this.clock.nowMs()));
    if (!isFinished(instance) && visible.length > 0) return true;
    if (isFinished(instance)) instance.queue = []; // messages for a finished instance are discarded (host semantics §2.5)
    return false;
  }

  async #runNext(): Promise<boolean> {
    const dueMs = this.nextDueMs();
    if (dueMs === undefined || dueMs > this.clock.nowMs()) return false;
    const work = this.#agenda.take();
    if (!work) return false;
    try {
      await this.#run(work);
    } catch (error) {
      this.#agenda.add(dueMs, work); // B3
      throw error;
    }
    return true;
  }

  async #run(work: Work): Promise<void> {
    const isLost = this.#fault?.kind === 'during' && this.#fault.moment === this.#moments + 1;
    if (work.kind === 'episode') await this.#runEpisode(work.instanceId, isLost);
    else if (work.kind === 'activity-start') await this.#startActivity(work.run);
    else this.#endActivity(work.run, work.outcome);
    this.#moments += 1;
    const dies = this.#fault?.kind === 'after' && this.#fault.moment === this.#moments;
    if (dies) await this.#crash();
  }

  async #crash(): Promise<void> {
    this.#record({ kind: 'crash' });
    if (this.#app) await this.load(this.#app);
    for (const run of this.#activities.takeInFlight()) this.#add(this.clock.nowMs(), { kind: 'activity-start', run });
  }

  // --- episodes -------------------------------------------------------------------------------------------------

  async #runEpisode(instanceId: string, isLost: boolean): Promise<void> {
    const instance = this.#instances.get(instanceId);
    if (!instance) return;
    const nowMs = this.clock.nowMs();
    const messages = visibleMessages(instance, nowMs);
    const opened = openEpisode(
      instance.history,
      messages.map((message) => message.event),
      nowMs,
    );
    if (isLost) {
      await this.#dispatch(instance, opened);
      await this.#crash();
    }
    const { draft, episode, outcome, result } = await this.#dispatch(instance, opened);
    this.#persist(instance, draft, episode, result);
    instance.queue = instance.queue.filter((message) => !messages.includes(message) && belongs(message, instance));
    this.#recordEpisode(instance, episode, outcome);
    this.#notify(instance, outcome, result);
    this.#send(instance, result.decisions);
    if (isFinished(instance)) this.#tellParent(instance);
  }

  #dispatch(instance: Instance, opened: OpenEpisode): Promise<Dispatch> {
    return dispatch(instance, opened, {
      functions: this.#functions,
      ids: this.#ids,
      hasActivity: (name) =>
        this.#activities.stubOf(name) !== undefined || this.#functions.find('activity', name) !== undefined,
      invoke: (orchestrator, trigger) => this.invoke(orchestrator, trigger),
    });
  }

  #persist(instance: Instance, draft: Draft, episode: OpenEpisode, result: ReplayResult): void {
    Object.assign(instance, draft);
    instance.history = [...episode.past, ...closedEpisode(episode, result.decisions, result.completion)];
    instance.lastUpdatedMs = episode.nowMs;
    instance.runtimeStatus = 'Running';
    if (result.completion?.kind === 'ended') {
      instance.runtimeStatus = statusName(result.completion.status);
      instance.output = result.completion.result;
    }
  }

  #recordEpisode(instance: Instance, episode: OpenEpisode, outcome: InvocationOutcome): void {
    this.#record({
      kind: 'episode',
      instanceId: instance.instanceId,
      executionId: instance.executionId,
      name: instance.name,
      replayed: episode.past.length,
      appended: instance.history.slice(episode.past.length),
      runtimeStatus: instance.runtimeStatus,
      calls: outcome.calls,
    });
  }

  #send(instance: Instance, decisions: readonly Decision[]): void {
    const { instanceId, executionId } = instance;
    const nowMs = this.clock.nowMs();
    for (const decision of decisions) {
      if (decision.kind === 'activity') {
        const { id: taskId, name, input } = decision;
        const run: ActivityRun = { instanceId, executionId, taskId, name, input, starts: 0, isInFlight: false };
        this.#add(nowMs, { kind: 'activity-start', run });
      } else if (decision.kind === 'timer') {
        this.#enqueue(instance, {
          dueMs: Math.max(decision.fireAtMs, nowMs),
          executionId,
          event: timerFired(decision, nowMs),
        });
      } else {
        this.#startChild(instance, decision);
      }
    }
  }

  #startChild(instance: Instance, decision: Extract<Decision, { kind: 'sub-orchestration' }>): void {
    const existing = this.#instances.get(decision.instanceId);
    if (existing && !isFinished(existing)) return; // the duplicate start message is dropped (host semantics §3.5)
    const { instanceId, executionId, name } = instance;
    this.#create({
      name: decision.name,
      instanceId: decision.instanceId,
      input: decision.input === undefined ? null : JSON.stringify(decision.input),
      parent: {
        Name: name,
        OrchestrationInstance: { InstanceId: instanceId, ExecutionId: executionId },
        TaskScheduleId: decision.id,
      },
    });
  }

  /** Sends a finished sub-orchestration's outcome to its parent (host semantics §3.5, §11.3). */
  #tellParent(child: Instance): void {
    if (!child.parent) return;
    const { OrchestrationInstance: reference, TaskScheduleId } = child.parent;
    const parent = this.#instances.get(reference.InstanceId);
    if (!parent) return;
    const event = childEnded(child, TaskScheduleId, this.clock.nowMs());
    this.#enqueue(parent, { dueMs: this.clock.nowMs(), executionId: reference.ExecutionId, event });
  }

  // --- activities -----------------------------------------------------------------------------------------------

  async #startActivity(run: ActivityRun): Promise<void> {
    const { instanceId, taskId, name } = run;
    const input = activityInput(run.input);
    this.#record({ kind: 'activity-started', instanceId, taskId, name, input, duplicate: run.starts > 0 });
    const start = this.#activities.begin(run);
    const ended = this.#awaitActivity(run, start);
    if (this.#activitiesHoldClock) await ended;
    else ended.catch((error: unknown) => this.#restartActivity(run, error));
  }

  async #awaitActivity(run: ActivityRun, start: number): Promise<void> {
    try {
      const invoke = (activity: RegisteredFunction, trigger: TypedData) => this.invoke(activity, trigger);
      const outcome = await this.#activities.outcome(run, this.#functions, invoke);
      const takesMs = this.#activities.stubOf(run.name)?.takesMs ?? 0;
      this.#add(this.clock.nowMs() + takesMs, { kind: 'activity-end', run, start, outcome });
    } catch (error) {
      this.#activities.end(run); // B3: whoever called puts the start back on the agenda
      throw error;
    }
  }

  /** On the wall clock nobody awaits an activity; one whose worker had to be ended is started again (B3). */
  #restartActivity(run: ActivityRun, error: unknown): void {
    this.#record({ kind: 'notice', text: error instanceof Error ? error.message : String(error) });
    this.#add(this.clock.nowMs(), { kind: 'activity-start', run });
  }

  #endActivity(run: ActivityRun, outcome: ActivityOutcome): void {
    this.#activities.end(run);
    const { instanceId, taskId, name, executionId } = run;
    const nowMs = this.clock.nowMs();
    this.#record({
      kind: 'activity-ended',
      instanceId,
      taskId,
      name,
      outcome: 'result' in outcome ? { result: outcome.result } : { failure: outcome.reason },
    });
    const instance = this.#instances.get(instanceId);
    if (instance) this.#enqueue(instance, { dueMs: nowMs, executionId, event: activityEnded(taskId, outcome, nowMs) });
  }

  // --- watching -------------------------------------------------------------------------------------------------

  #workerHost(): WorkerHost {
    return {
      log: ({ level, text, invocationId }) => {
        const functionName = (invocationId && this.#invocations.get(invocationId)) ?? null;
        this.#record({ kind: 'log', level, text, functionName: functionName || null });
      },
      request: (request) => {
        if (!this.#http) throw new Error('No HTTP side is connected to this task hub.');
        return this.#http.answer(request);
      },
    };
  }

  #notify(instance: Instance, outcome: InvocationOutcome, result: ReplayResult): void {
    const orchestrator = this.#functions.find('orchestrator', instance.name);
    if (!orchestrator) return;
    const notices = result.unknownFunctions.map((unknown) =>
      unknownFunctionNotice(instance.name, unknown, this.#functions.names(unknown.kind), outcome),
    );
    const ofEpisode = episodeNotice(orchestrator, outcome);
    for (const notice of ofEpisode ? [...notices, ofEpisode] : notices) this.#noticeOnce(instance, notice);
  }

  /** Replays repeat themselves; a notice does not. */
  #noticeOnce(instance: Instance, { text, source }: Notice): void {
    const key = `${instance.instanceId} ${text}`;
    if (this.#noticed.has(key)) return;
    this.#noticed.add(key);
    this.#record({ kind: 'notice', text, ...(source ? { source } : {}) });
  }

  #record(body: RecordBody): void {
    this.#observe({ ...body, sequence: this.#sequence++, atMs: this.clock.nowMs() } as HubRecord);
  }
}

/** Messages of an execution that is over, such as a timer before a continue-as-new, are dropped (host semantics §2.5). */
function belongs(message: Message, instance: Instance): boolean {
  return message.executionId === undefined || message.executionId === instance.executionId;
}
