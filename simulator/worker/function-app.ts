// Function app: one loaded app, and how its functions are called.
//
// Owns:   the load, the way of an invocation through the SDK's own InvocationModel, and what leaves when something is thrown.
// Never:  builds an argument or reads a result itself; the InvocationModel does (host semantics §10.3).
//
// A1. A dropped app is silent: it writes no log and its requests go nowhere.
// A2. On virtual time (host semantics §8.3) the app and the SDK read one clock, which the host moves; app-time.ts.
// A3. The SDK's state that is shared by the process is put back at each load.
// A4. Open invocations of a dropped app are answered at once, so that nobody waits for them.

import type {
  AppSources,
  Invocation,
  InvocationOutcome,
  LoadedApp,
  SourceLocation,
  WorkerHost,
  WorkerLog,
  WorkerTime,
} from '#core';
import { appConsole, appProcess } from './app-console.ts';
import { appFetch, holding } from './app-fetch.ts';
import { realGlobals, virtualGlobals } from './app-globals.ts';
import { AppModules } from './app-modules.ts';
import { AppRegistry, type Registration } from './app-registry.ts';
import { cutMessage, cutStack, firstAppFrame, type ToSource } from './app-stack.ts';
import { AppTime } from './app-time.ts';
import { coreContext, type CoreContextOptions } from './core-context.ts';
import { DeterminismGuard, ImpureCalls, watchedPackages } from './determinism-guard.ts';
import { getProgrammingModel, withOpenRegistry, type LogLevel } from './functions-core.ts';
import { openHubRoute, type HubRoute, type Send } from './hub-routes.ts';
import { invokeThroughModel } from './invocation-flow.ts';
import { explainLoadError, nothingRegistered } from './load-errors.ts';
import { OtherWorld } from './other-world.ts';
import { observeDurable, type InvocationNotes, type ObservedDurable } from './observed-durable.ts';
import type { SdkTime, WorkerPlatform } from './platform.ts';
import { SharedHistories } from './shared-histories.ts';
import { SourceCounter } from './source-counter.ts';
import { toError } from './thrown-value.ts';
import { toTypedData } from './typed-data.ts';

/** What a load needs beside the app. */
export interface LoadOptions {
  readonly host: WorkerHost;
  readonly platform: WorkerPlatform;
  /** Told before a file is evaluated. */
  readonly onEvaluate?: (file: string) => void;
  /** Told what a timer's callback threw: it fails no invocation. */
  readonly onStrayError?: (thrown: unknown) => void;
}

/** A loaded app. */
export class FunctionApp {
  readonly #host: WorkerHost;
  readonly #route: HubRoute;
  readonly #registry: AppRegistry;
  readonly #observed: ObservedDurable;
  readonly #modules: AppModules;
  readonly #platform: WorkerPlatform;
  readonly #time: AppTime | undefined;
  readonly #sdkTime: SdkTime | undefined;
  readonly #guard: DeterminismGuard;
  readonly #world: OtherWorld;
  readonly #histories = new SharedHistories();
  readonly #withTexts: CoreContextOptions = { write: (entry) => this.#log(entry) };
  readonly #withFacts: CoreContextOptions = {
    ...this.#withTexts,
    exchange: (data, bindingType) => this.#histories.exchange(data, bindingType),
  };
  /** By the id of each open invocation, what answers that the app was dropped (A4). */
  readonly #open = new Map<string, (reason: Error) => void>();
  #idleFiles: readonly string[] = [];
  #dropped = false;

  /** The way from a running place back to the learner's text. */
  readonly toSource: ToSource = (place) => this.#modules.toSource(place);

  private constructor(app: AppSources, { host, platform, onEvaluate, onStrayError }: LoadOptions) {
    this.#host = host;
    this.#platform = platform;
    this.#time = host.time && this.#openTime(host.time(), onStrayError);
    this.#guard = new DeterminismGuard(this.toSource);
    const counter = app.probes && new SourceCounter(app.probes);
    this.#world = new OtherWorld(this.#time);
    this.#sdkTime = this.#time && sdkTimeOf(this.#time, platform, this.#guard);
    const send = this.#sender();
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
      guard: this.#guard,
      counter,
      world: this.#world,
    });
    this.#modules = new AppModules(app, {
      packages: { 'durable-functions': this.#observed.module, '@azure/functions': platform.azureFunctions },
      console: appConsole((level, text) => {
        this.#log({ level, category: 'user', text, ...this.#onlyOpenInvocation() });
      }),
      native: platform.native && watchedPackages(platform.native, this.#guard),
      process: appProcess(platform, app.settings ?? {}, {
        hrtime: this.#sdkTime?.hrtime,
        guard: this.#guard,
        world: this.#world,
      }),
      fetch: this.#guard.watched('fetch()', 'request', this.#fetch(send)),
      globals: this.#sdkTime?.globals ?? realGlobals(),
      counter,
      onEvaluate: onEvaluate ?? ((): void => undefined),
    });
  }

  #openTime(time: WorkerTime, onStrayError: (thrown: unknown) => void = () => undefined): AppTime {
    return new AppTime({
      ...time,
      onWait: (wait) => {
        if (!this.#dropped) this.#host.waits?.(wait);
      },
      onError: onStrayError,
    });
  }

  #fetch(send: Send): typeof globalThis.fetch {
    const { fetch } = this.#platform;
    return appFetch(send, this.#time ? holding(this.#time, fetch) : fetch);
  }

  /** Requests to the host; those of a dropped app go nowhere (A1). */
  #sender(): Send {
    const send: Send = (request) => (this.#dropped ? new Promise(() => undefined) : this.#host.request(request));
    const time = this.#time;
    return time ? (request) => time.request(() => send(request)) : send;
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
        const evaluate = () => this.#within(() => entryPoints.filter((file) => !this.#registers(file)));
        const idle = this.#time ? this.#time.whileLoading(evaluate) : evaluate();
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

  #within<Result>(run: () => Result): Result {
    return this.#platform.within(this.#sdkTime, run);
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

  /**
   * Calls a function.
   *
   * @throws {Error} the app was dropped meanwhile (A4). What the function throws is an outcome.
   */
  invoke(invocation: Invocation): Promise<InvocationOutcome> {
    return new Promise((answer, refuse) => {
      this.#open.set(invocation.invocationId, refuse);
      void this.#run(invocation, answer);
    });
  }

  /** Never rejects. */
  async #run(invocation: Invocation, answer: (outcome: InvocationOutcome) => void): Promise<void> {
    const { invocationId, nowMs, asIf } = invocation;
    const notes: InvocationNotes = { calls: [], impure: new ImpureCalls(), asIf };
    let outcome: InvocationOutcome;
    try {
      const moved = nowMs === undefined ? undefined : this.#time?.begin(invocationId, nowMs);
      if (moved) await moved;
      if (asIf) this.#time?.chance.seed(invocationId, asIf.chance);
      const result = await this.#call(invocation, notes);
      outcome = { status: 'succeeded', returnValue: toTypedData(result), ...seenIn(notes) };
    } catch (thrown) {
      outcome = this.#failure(toError(thrown), notes);
    }
    this.#open.delete(invocationId);
    this.#time?.end(invocationId);
    answer(outcome);
  }

  #failure(error: Error, notes: InvocationNotes): InvocationOutcome {
    const message = cutMessage(String(error.message), this.toSource);
    const source = notes.thrownAt ?? this.#placeOf(error);
    const stack = cutStack(error, this.toSource);
    return { status: 'failed', message, stack, ...seenIn(notes), ...(source ? { source } : {}) };
  }

  /** Moves the clock of an app on virtual time; ends when the app rests. */
  async advance(nowMs: number): Promise<void> {
    await this.#time?.advance(nowMs);
  }

  #call(invocation: Invocation, notes: InvocationNotes): Promise<unknown> {
    const registration = this.#registry.find(invocation.functionName);
    const model = getProgrammingModel();
    if (!registration || !model) throw new Error(`The app has no function with the name "${invocation.functionName}".`);
    const options = this.#takesFacts(registration) ? this.#withFacts : this.#withTexts;
    const core = coreContext(invocation, registration.metadata, options);
    this.#observed.enter();
    return invokeThroughModel({
      core,
      model: model.getInvocationModel(core),
      callback: (...args) => {
        this.#time?.chance.enter(invocation.invocationId);
        if (!readsSdkTime(registration)) return registration.callback(...args);
        return this.#within(() => registration.callback(...args));
      },
      hooks: this.#registry,
      notes,
      ...(registration.types.has('orchestrationTrigger') && { observer: this.#observed }),
    });
  }

  /** Whether nobody but the SDK reads the payload (shared-histories.ts). */
  #takesFacts({ metadata }: Registration): boolean {
    return this.#registry.isDurable(metadata.name) && this.#registry.hooks('preInvocation').size === 0;
  }

  #placeOf({ stack }: Error): SourceLocation | undefined {
    const frame = typeof stack === 'string' ? firstAppFrame(stack) : undefined;
    return frame && this.toSource(frame);
  }

  /** Makes the app silent (A1). */
  drop(): void {
    this.#dropped = true;
    this.#time?.drop();
    this.#route.close();
    for (const refuse of this.#open.values()) refuse(new Error('The app was dropped while the function was running.'));
    this.#open.clear();
  }

  #log(entry: WorkerLog): void {
    if (!this.#dropped) this.#host.log(entry);
  }

  /** `console` does not know who called it; on virtual time the app's time does, else it is the one invocation that is open. */
  #onlyOpenInvocation(): { invocationId?: string } {
    const running = this.#time?.chance.current;
    if (running !== undefined && this.#open.has(running)) return { invocationId: running };
    const [invocationId, another] = this.#open.keys();
    return invocationId !== undefined && another === undefined ? { invocationId } : {};
  }
}

/** Whether the SDK reads time for this function: a client that waits, an entity's operations (host semantics §8.3, §9.4). */
function readsSdkTime({ types }: Registration): boolean {
  return types.has('durableClient') || types.has('entityTrigger');
}

type Seen = Pick<InvocationOutcome, 'calls' | 'impure' | 'ran'>;

function seenIn({ calls, impure: { found }, counts }: InvocationNotes): Seen {
  const seen = found.length > 0 ? { calls, impure: found } : { calls };
  return counts ? { ...seen, ran: counts.told(calls) } : seen;
}

function sdkTimeOf(time: AppTime, { ownsScope }: WorkerPlatform, guard: DeterminismGuard): SdkTime {
  return { globals: virtualGlobals(time, ownsScope, guard), hrtime: time.hrtime };
}

function toLevel(level: LogLevel): WorkerLog['level'] {
  return level === 'none' ? 'trace' : level;
}
