// App link: the hub's connection to the loaded app. Everything that crosses to the worker and back goes through here.
//
// Owns:   what is loaded, which invocations are open, and what the worker may ask of the host.
// Never:  knows instances, or decides when something is due.
//
// L1. An invocation has a turn, which is over when it has settled or, on virtual time, waits for a timer of the app.

import { FunctionDirectory, invocationInputs } from './function-directory.ts';
import { WorkerUnresponsiveError } from './function-worker.ts';
import type {
  AppSources,
  AppWait,
  FunctionWorker,
  InvocationOutcome,
  LoadedApp,
  RegisteredFunction,
  TypedData,
  WorkerHost,
  WorkerRequest,
  WorkerResponse,
} from './function-worker.ts';
import type { HttpCallRequest, HttpCallResponse } from './http-call.ts';
import { idleFileNotice, invalidNameNotices, unknownBindingNotices } from './notices.ts';
import type { Notice } from './notices.ts';
import type { IdSource } from './random.ts';
import type { Recorder } from './recorder.ts';

/** What the hub asks of the side that speaks HTTP (simulator/http). */
export interface HttpSide {
  /** Answers a request of the worker's durable client. */
  answer(request: WorkerRequest): Promise<WorkerResponse>;
  /**
   * Sends a request of `callHttp`.
   *
   * @throws {Error} nothing answered.
   */
  call(request: HttpCallRequest): Promise<HttpCallResponse>;
  /** JSON text of the durable client's binding data (host semantics §8.1). */
  clientBinding(rpcBaseUrl: string): string;
  /** What a person should know about the routes of an app's functions. */
  routeNotices(functions: readonly RegisteredFunction[]): readonly Notice[];
}

interface OpenInvocation {
  readonly functionName: string;
  waits: boolean;
  readonly onWait: () => void;
}

/** What an app link is made of. */
export interface AppLinkOptions {
  readonly worker: FunctionWorker;
  readonly ids: IdSource;
  readonly recorder: Recorder;
  /** Virtual time, in milliseconds since the Unix epoch; undefined on the wall clock. */
  readonly virtualNowMs: (() => number) | undefined;
}

/** What the caller of a function is told when the worker died under it, as a crash makes it. */
const lost: InvocationOutcome = {
  status: 'failed',
  message: 'The worker died while the function was running.',
  stack: '',
  calls: [],
};

function lostWithWorker(error: unknown): InvocationOutcome {
  if (error instanceof WorkerUnresponsiveError) throw error;
  return lost;
}

/** The connection to the loaded app. */
export class AppLink {
  readonly #worker: FunctionWorker;
  readonly #ids: IdSource;
  readonly #recorder: Recorder;
  readonly #virtualNowMs: (() => number) | undefined;
  readonly #open = new Map<string, OpenInvocation>();
  #app: AppSources | undefined;
  #functions = new FunctionDirectory([]);
  #rpcBaseUrl = '';
  #http: HttpSide | undefined;
  /** Called when the worker had to be ended: whatever else it was doing is lost with it. */
  onWorkerEnded: () => void = () => {};
  /** Called when the app came to rest with invocations open, with the instant at which its earliest timer is due. */
  onWait: (dueMs: number) => void = () => {};

  constructor({ worker, ids, recorder, virtualNowMs }: AppLinkOptions) {
    this.#worker = worker;
    this.#ids = ids;
    this.#recorder = recorder;
    this.#virtualNowMs = virtualNowMs;
  }

  /** Connects the side that speaks HTTP; what it has to say of an app that is loaded already, it says now. */
  connectHttp(http: HttpSide): void {
    this.#http = http;
    if (this.#app) this.#notice(http.routeNotices(this.#functions.functions));
  }

  /** The functions of the loaded app. */
  get functions(): FunctionDirectory {
    return this.#functions;
  }

  /** The names of the functions whose invocations have not ended, in the order in which they began. */
  get openInvocations(): readonly string[] {
    return [...this.#open.values()].map(({ functionName }) => functionName);
  }

  /** The ids of the invocations that wait for a timer of the app (L1). */
  get waitingInvocations(): readonly string[] {
    return [...this.#open].filter(([, { waits }]) => waits).map(([invocationId]) => invocationId);
  }

  /**
   * Loads an app into the worker.
   *
   * @throws {AppLoadError | WorkerUnresponsiveError} as the worker does.
   */
  async load(app: AppSources): Promise<void> {
    const { idleFiles, functions } = await this.#load(app);
    this.#notice(idleFiles.map(idleFileNotice));
    this.#notice(invalidNameNotices(functions));
    this.#notice(unknownBindingNotices(this.#functions.functions));
    this.#notice(this.#http?.routeNotices(this.#functions.functions) ?? []);
  }

  #notice(notices: readonly Notice[]): void {
    for (const { text, source } of notices) this.#recorder.record({ kind: 'notice', text, ...(source && { source }) });
  }

  /** Loads the same app again, as after a crash. */
  async reload(): Promise<void> {
    if (this.#app) await this.#load(this.#app);
  }

  async #load(app: AppSources): Promise<LoadedApp> {
    const loaded = await this.#worker.load(app, this.#host());
    this.#app = app;
    this.#functions = new FunctionDirectory(loaded.functions);
    this.#rpcBaseUrl = loaded.rpcBaseUrl;
    return loaded;
  }

  /**
   * Calls a function of the app. One that a crash takes away has failed; nobody calls it again.
   *
   * @param trigger the value of its trigger binding.
   * @throws {WorkerUnresponsiveError} as the worker does.
   */
  invoke(registered: RegisteredFunction, trigger: TypedData): Promise<InvocationOutcome> {
    return this.begin(registered, trigger).catch(lostWithWorker);
  }

  /**
   * Calls a function of the app, for those who go on when its turn is over (L1).
   *
   * @param onWait called when the invocation waits.
   * @throws {Error} the app was dropped; {WorkerUnresponsiveError} as the worker does.
   */
  async begin(
    registered: RegisteredFunction,
    trigger: TypedData,
    onWait: () => void = () => {},
  ): Promise<InvocationOutcome> {
    const invocationId = this.#ids.invocationId();
    this.#open.set(invocationId, { functionName: registered.name, waits: false, onWait });
    try {
      const inputs = invocationInputs(registered, trigger, this.#http?.clientBinding(this.#rpcBaseUrl));
      const nowMs = this.#virtualNowMs?.();
      const time = nowMs === undefined ? {} : { nowMs };
      return await this.#worker.invoke({ invocationId, functionName: registered.name, inputs, ...time });
    } catch (error) {
      if (error instanceof WorkerUnresponsiveError) this.onWorkerEnded();
      throw error;
    } finally {
      this.#open.delete(invocationId);
    }
  }

  /**
   * Sends a request of `callHttp`.
   *
   * @throws {Error} nothing answered.
   */
  callHttp(request: HttpCallRequest): Promise<HttpCallResponse> {
    if (!this.#http) throw new Error('No HTTP side is connected to this task hub.');
    return this.#http.call(request);
  }

  /**
   * Brings the app's clock to the hub's; ends when every open invocation has settled or waits.
   *
   * @throws {WorkerUnresponsiveError} as the worker does.
   */
  async advance(): Promise<void> {
    if (!this.#virtualNowMs) return;
    try {
      await this.#worker.advance(this.#virtualNowMs());
    } catch (error) {
      if (error instanceof WorkerUnresponsiveError) this.onWorkerEnded();
      throw error;
    }
  }

  #rest({ dueMs, invocationIds }: AppWait): void {
    const waiting = new Set(invocationIds);
    for (const [invocationId, open] of this.#open) {
      open.waits = waiting.has(invocationId);
      if (open.waits) open.onWait();
    }
    this.onWait(dueMs);
  }

  #host(): WorkerHost {
    const nowMs = this.#virtualNowMs;
    return {
      log: ({ level, text, invocationId }) => {
        const functionName = invocationId === undefined ? null : (this.#open.get(invocationId)?.functionName ?? null);
        this.#recorder.record({ kind: 'log', level, text, functionName });
      },
      request: (request) => {
        if (!this.#http) throw new Error('No HTTP side is connected to this task hub.');
        return this.#http.answer(request);
      },
      ...(nowMs && { time: () => ({ nowMs: nowMs(), chance: this.#ids.loadId() }) }),
      waits: (wait) => this.#rest(wait),
    };
  }
}
