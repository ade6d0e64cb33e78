// Local host: serves one function app over HTTP on this machine, as Azure Functions Core Tools does.
//
// Owns:   putting the parts together (app, worker, task hub, HTTP), exchanging the app, and taking them apart again.
// Never:  answers a request itself (server.ts and its routes), runs work (driver.ts), reads a folder or prints (the
//         caller does, and gets lines).
//
// S1. Only this machine reaches the host, unless it is told another address.
// S2. State lives in memory: it outlives the app's sources and the worker, and ends with the host.
// S3. A host that serves goes on serving: sources that cannot be loaded leave those that were loaded before.

import { randomInt } from 'node:crypto';
import {
  LearnerError,
  seededIds,
  TaskHub,
  VirtualClock,
  type AppSources,
  type FunctionWorker,
  type Invocation,
  type InvocationOutcome,
} from '#core';
import { createHttpHandler, type HttpHandler } from '#http';
import { adminRoutes } from './admin-routes.ts';
import { clockRoutes } from './clock-routes.ts';
import { cors } from './cors.ts';
import { Driver } from './driver.ts';
import { readHostSettings, type HostSettings } from './host-settings.ts';
import { logLine, stamped } from './log-line.ts';
import { OpenWork } from './open-work.ts';
import { servedFunctions, type ServedFunction } from './served-functions.ts';
import { listen, LOOPBACK, type Served, type Server } from './server.ts';
import { waitingCalls, type WaitingCall } from './waiting-calls.ts';
import { WallClock } from './wall-clock.ts';

/** What is served, and how. */
export interface LocalHostOptions {
  readonly app: AppSources;
  /** Runs the app; the host stops it when it closes. One that can be ended is, before other sources are loaded. */
  readonly worker: FunctionWorker & { readonly crash?: () => Promise<void> };
  /** The TCP port; 0 takes a free one. */
  readonly port: number;
  /** The address to listen on; loopback unless given. */
  readonly address?: string;
  /** `virtual`: time stands still until `/admin/clock` moves it. */
  readonly clock: 'wall' | 'virtual';
  /** How many times faster than real time the wall clock runs; 1 unless given. */
  readonly speed?: number;
  /** The app's folder, for the host's id; the working directory unless given. */
  readonly folder?: string;
  /** How much work at one instant of virtual time is taken for a loop; 10,000 moments unless given. */
  readonly momentsPerInstant?: number;
  /** Receives what the app logs and what the host has to say, one line at a time. */
  readonly onLine?: (line: string) => void;
}

/** The instant at which virtual time begins. */
const VIRTUAL_START = Date.UTC(2030, 0, 1);

/**
 * Loads an app and serves it.
 *
 * @throws {AppLoadError | WorkerUnresponsiveError} the app cannot be loaded, or its host.json cannot be read; nothing listens then.
 * @throws {PortTakenError | AddressError} nothing can listen there.
 */
export async function createLocalHost(options: LocalHostOptions): Promise<LocalHost> {
  return LocalHost.start(options);
}

/** A host that is listening. */
export class LocalHost {
  readonly #options: LocalHostOptions;
  readonly #say: (line: string) => void;
  readonly #clock: VirtualClock | WallClock;
  readonly #hub: TaskHub;
  readonly #driver: Driver;
  readonly #invocations = new OpenWork();
  #app: AppSources;
  #settings: HostSettings;
  #errors: readonly string[] = [];
  #isClosed = false;
  #server: Server | undefined;
  #answer: HttpHandler = () => Promise.reject(new Error('The host does not listen yet.'));
  /** Requests wait for it: while sources are exchanged, nothing answers. */
  #exchange: Promise<void> = Promise.resolve();

  private constructor(options: LocalHostOptions) {
    const { app, clock, worker, speed = 1 } = options;
    this.#options = options;
    this.#say = (line) => {
      if (!this.#isClosed) options.onLine?.(line);
    };
    this.#app = app;
    this.#settings = readHostSettings(app);
    const isVirtual = clock === 'virtual';
    this.#clock = isVirtual ? new VirtualClock(VIRTUAL_START) : new WallClock(speed);
    this.#hub = new TaskHub({
      worker: waitingCalls(countedWorker(worker, this.#invocations), (call) => this.#callWaits(call)),
      clock: this.#clock,
      ids: seededIds(isVirtual ? 1 : randomInt(2 ** 32)),
      activitiesHoldClock: isVirtual,
      observe: (record) => logLine(record).forEach(this.#say),
    });
    this.#driver = new Driver({
      hub: this.#hub,
      virtualClock: this.#clock instanceof VirtualClock ? this.#clock : undefined,
      speed,
      momentsPerInstant: options.momentsPerInstant ?? 10_000,
      report: (error) => this.#say(error.message),
    });
  }

  /** What {@link createLocalHost} does. */
  static async start(options: LocalHostOptions): Promise<LocalHost> {
    try {
      const host = new LocalHost(options);
      await host.#open();
      return host;
    } catch (error) {
      await options.worker.stop();
      throw error;
    }
  }

  async #open(): Promise<void> {
    try {
      await this.#hub.load(this.#app);
      const { port, address = LOOPBACK } = this.#options;
      this.#server = await listen({ port, address }, (origin) => this.#served(origin));
      this.#connect(this.#server.origin);
    } catch (error) {
      await this.#driver.stop();
      throw error;
    }
  }

  /** Such as `http://localhost:7071`. */
  get origin(): string {
    return this.#server?.origin ?? '';
  }

  /** What host.json and local.settings.json say. */
  get settings(): HostSettings {
    return this.#settings;
  }

  /** In the order in which the app registers them. */
  get functions(): readonly ServedFunction[] {
    return servedFunctions(this.#hub.functions, this.origin, this.#settings.routePrefix);
  }

  /** The names of the functions that run at the moment, in the order in which they began; one that runs twice is there twice. */
  get running(): readonly string[] {
    return this.#hub.openInvocations;
  }

  /**
   * Exchanges the app's sources; instances stay, and activities that are running are started again.
   * Sources that cannot be loaded are not taken (S3).
   *
   * @throws {AppLoadError | WorkerUnresponsiveError} the sources cannot be loaded.
   */
  async reload(app: AppSources): Promise<void> {
    const exchanged = this.#exchange.then(() => this.#reload(app));
    this.#exchange = exchanged.catch(() => undefined);
    return exchanged;
  }

  async #reload(app: AppSources): Promise<void> {
    try {
      const settings = readHostSettings(app);
      await this.#options.worker.crash?.();
      await this.#driver.between(() => this.#load(app));
      this.#settings = settings;
      this.#app = app;
      this.#errors = [];
      this.#connect(this.origin);
    } catch (error) {
      if (error instanceof LearnerError) this.#errors = [error.message];
      throw error;
    }
  }

  async #load(app: AppSources): Promise<void> {
    try {
      await this.#hub.load(app);
    } catch (error) {
      await this.#hub.load(this.#app); // S3
      throw error;
    }
  }

  /** Takes no new requests, lets what is running end, and closes. */
  async drain(): Promise<void> {
    await this.#server?.drain();
    await this.#driver.stop();
    await this.#invocations.ended();
    await this.#options.worker.stop();
  }

  /** Stops listening, running and the worker, at once. */
  async close(): Promise<void> {
    this.#isClosed = true; // what is running ends with the worker, and is no news
    await this.#server?.close();
    const stopped = this.#driver.stop();
    await this.#options.worker.stop();
    await stopped;
  }

  /** While the clock is being moved, waiting is over at once; and each call is worth one line. */
  #callWaits({ name, dueMs }: WaitingCall): void {
    if (this.#driver.isMoving) return;
    const until = new Date(dueMs).toISOString();
    this.#say(
      stamped(
        this.#clock.nowMs(),
        `${name} waits until ${until}, and time stands still: move it with POST ${this.origin}/admin/clock { "next": true }.`,
      ),
    );
  }

  #connect(origin: string): void {
    const { routePrefix, taskHubName, defaultVersion } = this.#settings;
    this.#hub.defaultVersion = defaultVersion;
    this.#answer = createHttpHandler(this.#hub, {
      origin,
      routePrefix,
      taskHubName,
      outside: (request) => fetch(request),
    });
  }

  #served(origin: string): Served {
    return {
      answer: async (request) => {
        await this.#exchange;
        return this.#answer(request);
      },
      before: cors(() => this.#settings),
      routes: {
        '/admin/clock': clockRoutes({
          kind: this.#options.clock,
          speed: this.#clock instanceof WallClock ? this.#clock.speed : 0,
          nowMs: () => this.#clock.nowMs(),
          nextDueMs: () => this.#hub.nextDueMs(),
          driver: this.#driver,
        }),
        '/admin': adminRoutes({
          folder: this.#options.folder ?? process.cwd(),
          origin,
          functions: () => this.functions,
          errors: () => this.#errors,
        }),
      },
    };
  }
}

/** A worker whose invocations are counted. */
function countedWorker(worker: FunctionWorker, invocations: OpenWork): FunctionWorker {
  return {
    load: (app, host) => worker.load(app, host),
    invoke: (invocation: Invocation): Promise<InvocationOutcome> => invocations.during(() => worker.invoke(invocation)),
    advance: (nowMs) => worker.advance(nowMs),
    stop: () => worker.stop(),
  };
}
