// Determinism guard: notes what an orchestrator asks of its machine and not of its history.
//
// Owns:   when it listens, the traps, and where an app's things of time, chance, timers and environment get them.
// Never:  changes a value, throws, or touches a global of the process. What the note means is the core's to say (core/impure-calls.ts).
//
// D1. It listens while a step of an orchestrator's generator runs, and at no other time. A step is synchronous, so what is
//     called then is called by the orchestrator, or by a helper of its own.
// D2. A trap outside a step costs one comparison. Within a step it looks for the line, some fifty times for each API and
//     invocation: a loop that draws a million times is not slowed down.
// D3. Only what goes through the names that an app is given is seen (app-globals.ts). Not seen: promises, module-level
//     variables, and what Node's own modules (but for `crypto`) and packages from `node_modules` do.

import type { ImpureCall, ImpureKind } from '#core';
import type { AppGlobals } from './app-globals.ts';
import { callerInApp, type ToSource } from './app-stack.ts';
import type { OtherWorld } from './other-world.ts';
import type { NativePackages } from './platform.ts';

type Callable = (...args: never[]) => unknown;

/** How often an API's line is looked for in one invocation (D2). */
const LOOKS = 50;

/** What was noted of one invocation. */
export class ImpureCalls {
  /** One for each API and line, in the order of the first call. */
  readonly found: ImpureCall[] = [];
  /** Made by the first call: few invocations have one. */
  #known: Known | undefined;

  /** Notes a call, unless its line is known. @param above a function on the stack, which the app called. */
  note(api: string, kind: ImpureKind, toSource: ToSource, above: Callable): void {
    const { looks, places } = (this.#known ??= nothingKnown());
    const looked = looks.get(api) ?? 0;
    if (looked >= LOOKS) return;
    looks.set(api, looked + 1);
    const caller = callerInApp(above);
    if (!caller) return;
    const place = `${api} ${caller.file}:${String(caller.line)}`;
    if (places.has(place)) return;
    places.add(place);
    this.found.push({ api, kind, source: toSource(caller) });
  }
}

interface Known {
  /** How often each API's line was looked for. */
  readonly looks: Map<string, number>;
  readonly places: Set<string>;
}

function nothingKnown(): Known {
  return { looks: new Map(), places: new Set() };
}

/** The guard of one loaded app. */
export class DeterminismGuard {
  readonly #toSource: ToSource;
  #step: ImpureCalls | undefined;

  constructor(toSource: ToSource) {
    this.#toSource = toSource;
  }

  /** A step of an orchestrator begins: what it calls is noted (D1). @returns whose step it interrupts, for {@link leave}. */
  enter(calls: ImpureCalls): ImpureCalls | undefined {
    const outer = this.#step;
    this.#step = calls;
    return outer;
  }

  /** The step has ended, and the one that it interrupted goes on. */
  leave(outer: ImpureCalls | undefined): void {
    this.#step = outer;
  }

  /** Notes a call, where a step runs. */
  note(api: string, kind: ImpureKind, above: Callable): void {
    this.#step?.note(api, kind, this.#toSource, above);
  }

  /** A function that does what `original` does, and is noted under this name. */
  watched<F extends Callable>(api: string, kind: ImpureKind, original: F): F {
    const note = this.note.bind(this);
    const value = function (this: unknown, ...args: Parameters<F>): unknown {
      note(api, kind, value);
      return Reflect.apply(original, this, args);
    };
    return value as unknown as F;
  }

  /** Puts watched functions in the place of an object's own. The object has to be this app's alone. */
  watch(object: object, name: string, kind: ImpureKind, methods: readonly string[]): void {
    const members = object as Record<string, Callable | undefined>;
    for (const method of methods) {
      const original = members[method];
      if (!original) continue;
      const value = this.watched(`${name}.${method}()`, kind, original);
      Object.defineProperty(object, method, { value, configurable: true, writable: true, enumerable: true });
    }
  }
}

/** What an app on virtual time has under the names, watched. The objects behind them have to be this app's alone. */
export function watchedNames<Names extends Omit<AppGlobals, 'globalThis' | 'global'>>(
  names: Names,
  guard: DeterminismGuard,
): Names {
  guard.watch(names.Math as object, 'Math', 'chance', ['random']);
  guard.watch(names.crypto as object, 'crypto', 'id', ['randomUUID']);
  guard.watch(names.crypto as object, 'crypto', 'chance', ['getRandomValues']);
  guard.watch(names.performance as object, 'performance', 'clock', ['now']);
  const watched = (name: keyof Names & string, kind: ImpureKind): unknown =>
    guard.watched(`${name}()`, kind, names[name] as Callable);
  return {
    ...names,
    Date: watchedDate(names.Date as DateConstructor, guard),
    setTimeout: watched('setTimeout', 'timer'),
    setInterval: watched('setInterval', 'timer'),
    setImmediate: watched('setImmediate', 'later'),
    queueMicrotask: watched('queueMicrotask', 'later'),
  };
}

function watchedDate(original: DateConstructor, guard: DeterminismGuard): DateConstructor {
  guard.watch(original, 'Date', 'clock', ['now']);
  const construct = (target: DateConstructor, args: unknown[], self: Callable): object => {
    if (args.length === 0) guard.note('new Date()', 'clock', construct);
    return Reflect.construct(target, args, self) as object;
  };
  const apply = (target: DateConstructor, self: unknown, args: []): string => {
    guard.note('Date()', 'clock', apply);
    return Reflect.apply(target, self, args);
  };
  return new Proxy(original, { construct, apply });
}

/** `process.hrtime`, watched. */
export function watchedHrtime(original: NodeJS.HRTime, guard: DeterminismGuard): NodeJS.HRTime {
  const hrtime = guard.watched('process.hrtime()', 'clock', (since?: [number, number]) => original(since));
  const bigint = guard.watched('process.hrtime.bigint()', 'clock', () => original.bigint());
  return Object.assign(hrtime, { bigint });
}

/** A property that holds `env` and is noted when it is read. */
export function watchedEnv(env: object, guard: DeterminismGuard, world: OtherWorld): PropertyDescriptor {
  let value: unknown = env;
  const get = (): unknown => {
    guard.note('process.env', 'environment', get);
    return world.environment(value);
  };
  return { get, set: (another: unknown) => void (value = another), enumerable: true };
}

/** What an app can import beside its own files, with the chance of Node's `crypto` watched. */
export function watchedPackages(native: NativePackages, guard: DeterminismGuard): NativePackages {
  let crypto: object | undefined;
  const load = (specifier: string, file: string): unknown => {
    const loaded = native.load(specifier, file);
    return /^(?:node:)?crypto$/.test(specifier) ? (crypto ??= watchedCrypto(loaded as object, guard)) : loaded;
  };
  return { ...native, load };
}

/** A copy: the module itself belongs to the process. */
function watchedCrypto(original: object, guard: DeterminismGuard): object {
  const descriptors: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(original);
  for (const descriptor of Object.values(descriptors)) descriptor.configurable = true;
  const crypto = Object.create(Object.getPrototypeOf(original) as object, descriptors) as object;
  guard.watch(crypto, 'crypto', 'id', ['randomUUID']);
  guard.watch(crypto, 'crypto', 'chance', ['getRandomValues', 'randomBytes', 'randomInt']);
  return crypto;
}
