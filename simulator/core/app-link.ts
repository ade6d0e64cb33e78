// App link: the hub's connection to the loaded app. Everything that crosses to the worker and back goes through here.
//
// Owns:   what is loaded, which invocations are open, and what the worker may ask of the host.
// Never:  knows instances or time.

import { FunctionDirectory, invocationInputs } from './function-directory.ts';
import { WorkerUnresponsiveError } from './function-worker.ts';
import type {
  AppSources,
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
import { idleFileNotice, unknownBindingNotices } from './notices.ts';
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

/** The connection to the loaded app. */
export class AppLink {
  readonly #worker: FunctionWorker;
  readonly #ids: IdSource;
  readonly #recorder: Recorder;
  readonly #open = new Map<string, string>();
  #app: AppSources | undefined;
  #functions = new FunctionDirectory([]);
  #rpcBaseUrl = '';
  #http: HttpSide | undefined;
  /** Called when the worker had to be ended: whatever else it was doing is lost with it. */
  onWorkerEnded: () => void = () => {};

  constructor(worker: FunctionWorker, ids: IdSource, recorder: Recorder) {
    this.#worker = worker;
    this.#ids = ids;
    this.#recorder = recorder;
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
    return [...this.#open.values()];
  }

  /**
   * Loads an app into the worker.
   *
   * @throws {AppLoadError | WorkerUnresponsiveError} as the worker does.
   */
  async load(app: AppSources): Promise<void> {
    const { idleFiles, functions } = await this.#load(app);
    this.#notice(idleFiles.map(idleFileNotice));
    this.#notice(unknownBindingNotices(functions));
    this.#notice(this.#http?.routeNotices(functions) ?? []);
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
   * Calls a function of the app.
   *
   * @param trigger the value of its trigger binding.
   * @throws {WorkerUnresponsiveError} as the worker does.
   */
  async invoke(registered: RegisteredFunction, trigger: TypedData): Promise<InvocationOutcome> {
    const invocationId = this.#ids.invocationId();
    this.#open.set(invocationId, registered.name);
    try {
      const inputs = invocationInputs(registered, trigger, this.#http?.clientBinding(this.#rpcBaseUrl));
      return await this.#worker.invoke({ invocationId, functionName: registered.name, inputs });
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

  #host(): WorkerHost {
    return {
      log: ({ level, text, invocationId }) => {
        const functionName = invocationId === undefined ? null : (this.#open.get(invocationId) ?? null);
        this.#recorder.record({ kind: 'log', level, text, functionName });
      },
      request: (request) => {
        if (!this.#http) throw new Error('No HTTP side is connected to this task hub.');
        return this.#http.answer(request);
      },
    };
  }
}
