// Observed durable-functions: the module that an app gets for `durable-functions`.
//
// Owns:   notes about what the app does with the SDK: kinds of handlers, and durable calls with the line they came from.
// Never:  changes what the SDK does, returns or throws.
//
// O1. Everything but `app.orchestration`, `app.activity`, `app.entity` and `app.setExceptionPropertiesProvider` is the SDK's own object.
// O2. A call that the SDK makes on itself is not a call of the app: only the outermost counts, and only from an app line.

import type { DurableCall, HandlerKind } from '#core';
import type * as DurableFunctions from 'durable-functions';
import { callerInApp, type ToSource } from './app-stack.ts';
import { MadeTasks } from './made-tasks.ts';
import { RememberedCalls } from './remembered-calls.ts';
import { CountedSteps, RunCounts } from './source-counter.ts';
import type { Steps } from './steps-around.ts';
import { isGenerator, WatchedSteps, type StepNotes, type StepObserver } from './watched-steps.ts';

/** The namespace of the `durable-functions` package. */
export type DurableFunctionsModule = typeof DurableFunctions;

/** What is seen of one invocation. */
export interface InvocationNotes extends StepNotes {
  readonly calls: DurableCall[];
}

/** The observed module of one load, and what it noted. */
export interface ObservedDurable {
  readonly module: unknown;
  /** Collects what is seen of the invocation that has this context, until {@link unfollow}. */
  follow(context: object, notes: InvocationNotes): void;
  unfollow(context: object): void;
  /** Puts this app's exception properties provider in force; the SDK has one per process. */
  enter(): void;
}

/** Where notes about handlers go. */
export type NoteHandler = (name: string, kind: HandlerKind) => void;

/** Wraps the SDK for one load. */
export function observeDurable(
  sdk: DurableFunctionsModule,
  options: StepObserver & { noteHandler: NoteHandler },
): ObservedDurable {
  const { noteHandler, ...observer } = options;
  const followed: Followed = new Map();
  let provider: unknown;
  const app = withMembers(sdk.app, {
    orchestration: (name: string, given: unknown) => {
      noteKind(noteHandler, name, given);
      return sdk.app.orchestration(
        name,
        withHandler(given, (handler) => observeOrchestrator(handler, followed, observer)),
      );
    },
    activity: (name: string, given: Parameters<typeof sdk.app.activity>[1]) => {
      noteKind(noteHandler, name, given);
      return sdk.app.activity(name, given);
    },
    entity: (name: string, given: Parameters<typeof sdk.app.entity>[1]) => {
      noteKind(noteHandler, name, given);
      sdk.app.entity(name, given);
    },
    setExceptionPropertiesProvider: (given: unknown) => {
      provider = given;
      setProvider(sdk, given);
    },
  });
  return {
    module: withMembers(sdk, { app }),
    follow: (context, notes) => void followed.set(context, notes),
    unfollow: (context) => void followed.delete(context),
    enter: () => {
      setProvider(sdk, provider);
    },
  };
}

function setProvider(sdk: DurableFunctionsModule, provider: unknown): void {
  // The SDK takes undefined as "none"; its types do not say so. Before 3.5 it has no such function.
  const { setExceptionPropertiesProvider } = sdk.app as Partial<typeof sdk.app>;
  setExceptionPropertiesProvider?.(provider as Parameters<typeof sdk.app.setExceptionPropertiesProvider>[0]);
}

/** An object like `original`, own property for own property, but for these members. */
function withMembers(original: object, members: Record<string, unknown>): object {
  const descriptors: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(original);
  for (const [name, value] of Object.entries(members)) {
    descriptors[name] = { value, enumerable: true, writable: true, configurable: true };
  }
  return Object.create(Object.getPrototypeOf(original) as object, descriptors) as object;
}

type Handler = (context: object) => unknown;
type Given = Parameters<DurableFunctionsModule['app']['orchestration']>[1];

function handlerOf(given: unknown): unknown {
  return typeof given === 'object' && given !== null && 'handler' in given ? given.handler : given;
}

/** What the app gave, with its handler exchanged; anything that is not understood goes to the SDK as it is. */
function withHandler(given: unknown, exchange: (handler: Handler) => Handler): Given {
  const handler = handlerOf(given);
  if (typeof handler !== 'function') return given as Given;
  const exchanged = exchange(handler as Handler);
  return (handler === given ? exchanged : { ...(given as object), handler: exchanged }) as unknown as Given;
}

const kinds: Readonly<Record<string, HandlerKind>> = {
  Function: 'function',
  AsyncFunction: 'async function',
  GeneratorFunction: 'generator',
  AsyncGeneratorFunction: 'async generator',
};

function noteKind(noteHandler: NoteHandler, name: string, given: unknown): void {
  const kind = kinds[Object.prototype.toString.call(handlerOf(given)).slice('[object '.length, -1)];
  if (kind) noteHandler(name, kind);
}

/** By invocation context. Entries are short-lived; a WeakMap would cost the garbage collector more than it saves. */
type Followed = Map<object, InvocationNotes>;

function observeOrchestrator(handler: Handler, followed: Followed, observer: StepObserver): Handler {
  const { toSource } = observer;
  const remembered = new RememberedCalls();
  return (context) => {
    const notes = followed.get(context);
    if (notes && 'df' in context) {
      const df = context.df as OrchestrationContext;
      const before = remembered.exchange(df.instanceId, notes.calls);
      const made = new MadeTasks();
      const counts = observer.counter && (notes.counts = new RunCounts(made));
      const watch: Watch = { calls: notes.calls, before, made, toSource, counts, depth: 0 };
      watchCalls(df, watch);
      watchGroups(df, watch);
    }
    const result = observer.world.within(notes?.asIf, () => handler(context));
    if (notes && isGenerator(result))
      return new WatchedSteps(counted(result, context, notes, observer), notes, observer);
    // An `async` orchestrator fails because the SDK finds no generator. What it would have thrown later is nobody's to
    // handle, and must not end the worker as an unhandled rejection.
    if (result instanceof Promise) result.catch(() => undefined);
    return result;
  };
}

/** The generator as it is, where nobody counts. */
function counted(generator: Steps, context: object, { counts }: InvocationNotes, { counter }: StepObserver): Steps {
  if (!counter || !counts || !('df' in context)) return generator;
  return new CountedSteps(generator, { counts, counter, df: context.df as { isReplaying?: boolean } });
}

const durableApis = [
  'callActivity',
  'callActivityWithRetry',
  'callSubOrchestrator',
  'callSubOrchestratorWithRetry',
  'callEntity',
  'signalEntity',
  'callHttp',
  'createTimer',
  'waitForExternalEvent',
  'continueAsNew',
  'lock',
] as const;

interface OrchestrationContext {
  readonly instanceId: string;
  readonly Task: object;
}

interface Watch {
  readonly calls: DurableCall[];
  /** Those of the run before. */
  readonly before: readonly DurableCall[];
  /** The tasks that the calls made, by the place of the call in `calls`. */
  readonly made: MadeTasks;
  readonly toSource: ToSource;
  readonly counts?: RunCounts | undefined;
  depth: number;
}

/** Under which a watched context keeps its watch; nobody else has the symbol. */
const watchKey = Symbol('watch');

interface Watched {
  [watchKey]?: Watch;
}

/** By the prototype of the SDK's orchestration context, of which there is one per copy of the SDK. */
const watchedPrototypes = new WeakMap<object, object>();

/** Puts a prototype with watched methods between this context and the SDK's own, so that other contexts are untouched. */
function watchCalls(df: object, watch: Watch): void {
  const prototype = Object.getPrototypeOf(df) as Record<string, unknown>;
  let watched = watchedPrototypes.get(prototype);
  if (!watched) {
    watched = watchedPrototype(prototype);
    watchedPrototypes.set(prototype, watched);
  }
  Object.defineProperty(df, watchKey, { value: watch });
  Object.setPrototypeOf(df, watched);
}

function watchedPrototype(prototype: Record<string, unknown>): object {
  const watched = Object.create(prototype) as object;
  for (const api of durableApis) {
    const original = prototype[api];
    if (typeof original !== 'function') continue;
    const value = function (this: Watched, ...args: unknown[]): unknown {
      const watch = this[watchKey];
      if (!watch) return Reflect.apply(original, this, args);
      const [given] = args;
      const target = typeof given === 'string' ? given : undefined;
      const place = watch.depth === 0 ? noteCall(watch, api, target, value) : undefined;
      watch.depth += 1;
      try {
        const task: unknown = Reflect.apply(original, this, args);
        if (place !== undefined) watch.made.add(task, place);
        return task;
      } finally {
        watch.depth -= 1;
      }
    };
    Object.defineProperty(watched, api, { value, enumerable: false, writable: true, configurable: true });
  }
  return watched;
}

/** Notes what `Task.all` and `Task.any` hold. Every context has an object of its own with these two. */
function watchGroups(df: OrchestrationContext, watch: Watch): void {
  const groups = df.Task as Record<string, unknown>;
  for (const name of ['all', 'any'] as const) {
    const original = groups[name];
    if (typeof original !== 'function') continue;
    const value = (...args: unknown[]): unknown => {
      const place = noteCall(watch, `Task.${name}`, undefined, value);
      if (place !== undefined) noteGroup(watch, place, args[0]);
      const task: unknown = Reflect.apply(original, groups, args);
      if (place !== undefined) watch.made.add(task, place);
      return task;
    };
    groups[name] = value;
  }
}

/** Notes a call of the app, unless no line of the app made it. Returns its place in the list of calls. */
function noteCall(
  watch: Watch,
  api: string,
  target: string | undefined,
  above: (...args: never[]) => unknown,
): number | undefined {
  const known = watch.before[watch.calls.length];
  if (known?.api === api && known.target === target) return added(watch, known);
  const caller = callerInApp(above);
  if (!caller) return undefined;
  const source = watch.toSource(caller);
  return added(watch, { api, ...(target === undefined ? {} : { target }), source });
}

function added({ calls, counts }: Watch, call: DurableCall): number {
  const place = calls.push(call) - 1;
  counts?.called(place);
  return place;
}

/** Notes which tasks a group holds; in another run these may be others. */
function noteGroup({ calls, made }: Watch, place: number, given: unknown): void {
  const call = calls[place];
  if (call && Array.isArray(given)) calls[place] = { ...call, holds: made.placesOf(given) };
}
