// Function app: one loaded app, and how its functions are called.
//
// Owns:   the load, the way of an invocation through the SDK's own InvocationModel, and what leaves when something is thrown.
// Never:  builds an argument or reads a result itself; the InvocationModel does (host semantics §10.3).
//
// A1. A dropped app is silent: it writes no log and its requests go nowhere.
// A2. The SDK's state that is shared by the process is put back at each load.

import type {
  AppSources,
  Invocation,
  InvocationOutcome,
  LoadedApp,
  SourceLocation,
  WorkerHost,
  WorkerLog,
} from '#core';
import { appConsole, appProcess } from './app-console.ts';
import { appFetch } from './app-fetch.ts';
import { AppModules } from './app-modules.ts';
import { AppRegistry, type Registration } from './app-registry.ts';
import { cutMessage, cutStack, firstAppFrame, type ToSource } from './app-stack.ts';
import { getProgrammingModel, withOpenRegistry, type CoreInvocationContext, type LogLevel } from './functions-core.ts';
import { openHubRoute, type HubRoute } from './hub-routes.ts';
import { invokeThroughModel } from './invocation-flow.ts';
import { explainLoadError, nothingRegistered } from './load-errors.ts';
import { observeDurable, type InvocationNotes, type ObservedDurable } from './observed-durable.ts';
import type { WorkerPlatform } from './platform.ts';
import { toError } from './thrown-value.ts';
import { toTypedData } from './typed-data.ts';

/** What a load needs beside the app. */
export interface LoadOptions {
  readonly host: WorkerHost;
  readonly platform: WorkerPlatform;
  /** Told before a file is evaluated. */
  readonly onEvaluate?: (file: string) => void;
}

/** A loaded app. */
export class FunctionApp {
  readonly #host: WorkerHost;
  readonly #route: HubRoute;
  readonly #registry: AppRegistry;
  readonly #observed: ObservedDurable;
  readonly #modules: AppModules;
  readonly #open = new Set<string>();
  #idleFiles: readonly string[] = [];
  #dropped = false;

  /** The way from a running place back to the learner's text. */
  readonly toSource: ToSource = (place) => this.#modules.toSource(place);

  private constructor(app: AppSources, { host, platform, onEvaluate }: LoadOptions) {
    this.#host = host;
    const send = (request: Parameters<WorkerHost['request']>[0]): ReturnType<WorkerHost['request']> =>
      this.#dropped ? new Promise(() => undefined) : host.request(request);
    this.#route = openHubRoute(send);
    this.#registry = new AppRegistry({
      toSource: this.toSource,
      write: (level, text) => {
        this.#log({ level: toLevel(level), category: 'system', text });
      },
    });
    this.#observed = observeDurable(platform.durableFunctions, {
      noteHandler: (name, kind) => {
        this.#registry.noteHandler(name, kind);
      },
      toSource: this.toSource,
    });
    this.#modules = new AppModules(app.files, {
      packages: { 'durable-functions': this.#observed.module, '@azure/functions': platform.azureFunctions },
      console: appConsole((level, text) => {
        this.#log({ level, category: 'user', text, ...this.#onlyOpenInvocation() });
      }),
      process: appProcess(platform, app.settings ?? {}),
      fetch: appFetch(send, platform.fetch),
      native: platform.native,
      onEvaluate: onEvaluate ?? ((): void => undefined),
    });
  }

  /**
   * Evaluates an app in a scope of its own.
   *
   * @throws {AppLoadError} it cannot be loaded.
   */
  static async load(app: AppSources, options: LoadOptions): Promise<FunctionApp> {
    const loaded = new FunctionApp(app, options);
    try {
      await loaded.#start(app.entryPoints, options.platform);
    } catch (thrown) {
      const error = await explainLoadError(thrown, options.platform, loaded.toSource);
      loaded.drop();
      throw error;
    }
    return loaded;
  }

  async #start(entryPoints: readonly string[], platform: WorkerPlatform): Promise<void> {
    this.#observed.enter();
    try {
      withOpenRegistry(this.#registry, () => {
        const idle = entryPoints.filter((file) => !this.#registers(file));
        this.#idleFiles = idle.filter((file) => !this.#modules.isImported(file));
      });
    } finally {
      // The host hands HTTP bodies over with the invocation; streaming over a socket of the worker does not exist here.
      platform.azureFunctions.app.setup({ enableHttpStream: false });
    }
    if (this.#registry.describe().length === 0) throw nothingRegistered(entryPoints);
    const hookData = {};
    for (const hook of this.#registry.hooks('appStart')) await hook({ hookData });
  }

  /** Evaluates an entry point; false when nothing was registered in it or by what it imports. */
  #registers(file: string): boolean {
    const before = this.#registry.describe().length;
    this.#modules.evaluate(file);
    const functions = this.#registry.describe();
    return functions.length > before || functions.some(({ source }) => source?.file === file);
  }

  /** What the host is told of the app. */
  describe(): LoadedApp {
    const functions = this.#registry.describe();
    return { functions, idleFiles: this.#idleFiles, rpcBaseUrl: this.#route.rpcBaseUrl };
  }

  /** Calls a function; never rejects. */
  async invoke(invocation: Invocation): Promise<InvocationOutcome> {
    const notes: InvocationNotes = { calls: [] };
    const { calls } = notes;
    this.#open.add(invocation.invocationId);
    try {
      const result = await this.#call(invocation, notes);
      return { status: 'succeeded', returnValue: toTypedData(result), calls };
    } catch (thrown) {
      const error = toError(thrown);
      const message = cutMessage(String(error.message), this.toSource);
      const source = notes.thrownAt ?? this.#placeOf(error);
      return { status: 'failed', message, stack: cutStack(error, this.toSource), calls, ...(source ? { source } : {}) };
    } finally {
      this.#open.delete(invocation.invocationId);
    }
  }

  async #call(invocation: Invocation, notes: InvocationNotes): Promise<unknown> {
    const registration = this.#registry.find(invocation.functionName);
    const model = getProgrammingModel();
    if (!registration || !model) throw new Error(`The app has no function with the name "${invocation.functionName}".`);
    const core = this.#coreContext(invocation, registration);
    this.#observed.enter();
    return invokeThroughModel({
      core,
      model: model.getInvocationModel(core),
      callback: registration.callback,
      hooks: this.#registry,
      notes,
      observer: this.#observed,
    });
  }

  #placeOf({ stack }: Error): SourceLocation | undefined {
    const frame = typeof stack === 'string' ? firstAppFrame(stack) : undefined;
    return frame && this.toSource(frame);
  }

  #coreContext(invocation: Invocation, { metadata }: Registration): CoreInvocationContext {
    const { invocationId, inputs } = invocation;
    return {
      invocationId,
      request: {
        invocationId,
        functionId: metadata.name,
        inputData: Object.entries(inputs).map(([name, data]) => ({ name, data })),
        triggerMetadata: invocation.triggerMetadata ?? {},
      },
      metadata,
      state: undefined,
      log: (level, category, text) => {
        if (level !== 'none') this.#log({ level, category, text, invocationId });
      },
    };
  }

  /** Makes the app silent (A1). */
  drop(): void {
    this.#dropped = true;
    this.#route.close();
  }

  #log(entry: WorkerLog): void {
    if (!this.#dropped) this.#host.log(entry);
  }

  /** `console` does not know who called it; while one invocation is open, it is that one. */
  #onlyOpenInvocation(): { invocationId?: string } {
    const [invocationId, another] = this.#open;
    return invocationId !== undefined && another === undefined ? { invocationId } : {};
  }
}

function toLevel(level: LogLevel): WorkerLog['level'] {
  return level === 'none' ? 'trace' : level;
}
