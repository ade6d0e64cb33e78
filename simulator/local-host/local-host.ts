// Local host: serves one function app over HTTP on this machine, as Azure Functions Core Tools does.
//
// Owns:   putting the parts together (app folder, worker, task hub, HTTP) and taking them apart again.
// Never:  answers a request itself (server.ts), runs work (driver.ts) or prints (the caller gets lines).
//
// S1. Only this machine reaches the host.
// S2. State lives in memory; it ends with the host.

import { randomInt } from 'node:crypto';
import {
  FunctionDirectory,
  seededIds,
  TaskHub,
  triggerType,
  VirtualClock,
  type AppSources,
  type FunctionWorker,
} from '#core';
import { createHttpHandler, httpRoutes } from '#http';
import { parseCommentedJson } from '#worker/node/commented-json';
import { Driver } from './driver.ts';
import { logLine } from './log-line.ts';
import { listen } from './server.ts';
import { WallClock } from './wall-clock.ts';

/** What is served, and how. */
export interface LocalHostOptions {
  readonly app: AppSources;
  /** Runs the app; the host stops it when it closes. */
  readonly worker: FunctionWorker;
  /** The TCP port; 0 takes a free one. */
  readonly port: number;
  /** `virtual`: time stands still until `/admin/clock` moves it. */
  readonly clock: 'wall' | 'virtual';
  /** How much work at one instant of virtual time is taken for a loop; 10,000 moments unless given. */
  readonly momentsPerInstant?: number;
  /** Receives what the app logs and what the host has to say, one line at a time. */
  readonly onLine?: (line: string) => void;
}

/** A function as the list at start shows it. */
export interface ServedFunction {
  readonly name: string;
  /** The type of its trigger, such as `activityTrigger`. */
  readonly trigger: string;
  /** HTTP triggers: methods, empty for all, and the URL. */
  readonly http?: { readonly methods: readonly string[]; readonly url: string };
}

/** A host that is listening. */
export interface LocalHost {
  /** Such as `http://localhost:7071`. */
  readonly origin: string;
  readonly functions: readonly ServedFunction[];
  /** Stops listening, running and the worker. */
  close(): Promise<void>;
}

/** The instant at which virtual time begins. */
const VIRTUAL_START = Date.UTC(2030, 0, 1);

/**
 * Loads an app and serves it.
 *
 * @throws {AppLoadError | WorkerUnresponsiveError} the app cannot be loaded; nothing listens then.
 * @throws {PortTakenError} something else listens on the port.
 */
export async function createLocalHost(options: LocalHostOptions): Promise<LocalHost> {
  const say = options.onLine ?? (() => {});
  const virtualClock = options.clock === 'virtual' ? new VirtualClock(VIRTUAL_START) : undefined;
  const hub = new TaskHub({
    worker: options.worker,
    clock: virtualClock ?? new WallClock(),
    ids: seededIds(virtualClock ? 1 : randomInt(2 ** 32)),
    activitiesHoldClock: virtualClock !== undefined,
    observe: (record) => logLine(record).forEach(say),
  });
  const driver = new Driver({
    hub,
    virtualClock,
    momentsPerInstant: options.momentsPerInstant ?? 10_000,
    report: (error) => say(error.message),
  });
  try {
    await hub.load(options.app);
    const routePrefix = routePrefixOf(options.app);
    const server = await listen(options.port, (origin) => ({
      answer: createHttpHandler(hub, { origin, routePrefix }),
      clock: virtualClock && {
        driver,
        now: () => new Date(virtualClock.nowMs()),
      },
    }));
    return {
      origin: server.origin,
      functions: servedFunctions(hub.functions, server.origin, routePrefix),
      close: async () => {
        await Promise.all([server.close(), driver.stop()]);
        await options.worker.stop();
      },
    };
  } catch (error) {
    await driver.stop();
    await options.worker.stop();
    throw error;
  }
}

/** `extensions.http.routePrefix` of host.json. */
function routePrefixOf(app: AppSources): string {
  const hostJson = app.files['host.json'];
  if (hostJson === undefined) return 'api';
  const settings = parseCommentedJson(hostJson) as { extensions?: { http?: { routePrefix?: unknown } } } | null;
  const prefix = settings?.extensions?.http?.routePrefix;
  return typeof prefix === 'string' ? prefix.replace(/^\/|\/$/g, '') : 'api';
}

function servedFunctions({ functions }: FunctionDirectory, origin: string, prefix: string): ServedFunction[] {
  const base = `${origin}/${prefix}`.replace(/\/$/, '');
  const routes = new Map(httpRoutes(functions, prefix).map((route) => [route.registered, route]));
  return functions.map((registered) => {
    const route = routes.get(registered);
    return {
      name: registered.name,
      trigger: triggerType(registered) ?? 'no trigger',
      ...(route && { http: { methods: route.methods, url: `${base}/${route.template}` } }),
    };
  });
}
