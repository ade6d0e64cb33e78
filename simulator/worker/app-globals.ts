// App globals: what an app finds under the global names that speak of time and chance.
//
// Owns:   the list of these names, and what stands behind each on virtual time and on the wall clock.
// Never:  changes a global of the process. The names are parameters of the function that an app's file becomes.
//
// G1. On the wall clock every name means what it means everywhere.
// G2. On virtual time the names are watched while an orchestrator's step runs (determinism-guard.ts).

import type { AppTime } from './app-time.ts';
import { watchedNames, type DeterminismGuard } from './determinism-guard.ts';

/** The names, in the order in which a file's function takes them. */
export const globalNames = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'queueMicrotask',
  'Date',
  'Intl',
  'performance',
  'AbortSignal',
  'Math',
  'crypto',
  'globalThis',
  'global',
] as const;

/** By name. */
export type AppGlobals = Readonly<Record<(typeof globalNames)[number], unknown>>;

/** What this process has under the names. */
export function realGlobals(): AppGlobals {
  const scope = globalThis as unknown as AppGlobals;
  return Object.fromEntries(globalNames.map((name) => [name, scope[name]])) as AppGlobals;
}

const real = realGlobals();

type Callback = (...args: unknown[]) => unknown;

/**
 * What an app on virtual time has under the names.
 *
 * @param ownsScope whether the global scope itself is given these names (browser/sdk-time.ts).
 */
export function virtualGlobals(time: AppTime, ownsScope: boolean, guard: DeterminismGuard): AppGlobals {
  const names = watchedNames(virtualNames(time), guard);
  const scope = ownsScope ? globalThis : scopeWith(names);
  return { ...names, globalThis: scope, global: scope };
}

/** The global scope as it is, but for some names. */
function scopeWith(names: Readonly<Record<string, unknown>>): typeof globalThis {
  return new Proxy(globalThis, {
    get: (scope, name): unknown =>
      typeof name === 'string' && Object.hasOwn(names, name) ? names[name] : Reflect.get(scope, name),
  });
}

function virtualNames(time: AppTime): Omit<AppGlobals, 'globalThis' | 'global'> {
  const { clock, chance } = time;
  const set =
    (name: 'setTimeout' | 'setInterval') =>
    (callback: Callback, ms?: number, ...args: unknown[]): unknown =>
      time.timer((owned) => clock[name](owned, ms, ...args), callback);
  const setTimeout = set('setTimeout');
  return {
    setTimeout,
    clearTimeout: clock.clearTimeout,
    setInterval: set('setInterval'),
    clearInterval: clock.clearInterval,
    setImmediate: (callback: Callback, ...args: unknown[]): unknown =>
      time.timer((owned) => clock.setImmediate(owned, ...args), callback),
    clearImmediate: clock.clearImmediate,
    queueMicrotask: (callback: () => void): void => {
      globalThis.queueMicrotask(callback);
    },
    Date: clock.Date,
    Intl: clock.Intl ?? real.Intl,
    performance: clock.performance ?? real.performance,
    AbortSignal: abortSignal(setTimeout),
    Math: chance.math,
    crypto: chance.crypto,
  };
}

const { AbortSignal, AbortController, DOMException } = globalThis;

/** `AbortSignal`, but for `timeout`; @sinonjs/fake-timers does not know it. */
function abortSignal(setTimeout: (callback: Callback, ms?: number) => unknown): typeof AbortSignal {
  const timeout = (ms: number): AbortSignal => {
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    }, ms);
    return controller.signal;
  };
  return new Proxy(AbortSignal, {
    get: (target, name): unknown => (name === 'timeout' ? timeout : Reflect.get(target, name)),
  });
}
