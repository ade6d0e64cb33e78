// Functions core: our `@azure/functions-core`, the module that the Azure Functions worker gives to `@azure/functions`.
//
// Owns:   which registry is open, and the programming model that `@azure/functions` brings.
// Never:  keeps a registration itself; the open registry does (app-registry.ts).
//
// C1. There is one state per process, however many copies of this file a bundler or test runner makes.
// C2. A registry is open only while one app is being loaded, which is synchronous; so no app can reach another's.
//     The test kit alone keeps one open in between: for the app that is made of the test's own modules (resident-functions.ts).

/** What `@azure/functions` registers for one function (host semantics §10.2). */
export interface FunctionMetadata {
  readonly name: string;
  readonly bindings: Readonly<Record<string, FunctionBinding>>;
}

/** One binding, with the members that the host needs; `@azure/functions` adds more. */
export interface FunctionBinding {
  readonly type: string;
  readonly direction: 'in' | 'out';
  readonly [member: string]: unknown;
}

/** What the SDK's InvocationModel calls: the trigger value, then the invocation context. */
export type FunctionCallback = (...args: unknown[]) => unknown;

/** What an app gave to `app.hook.*`. */
export type HookCallback = (context: Record<string, unknown>) => unknown;

/** Undoes a registration. */
export interface Disposable {
  dispose(): void;
}

/** Level of a log line, as the SDK names it. */
export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical' | 'none';

/** One entry of an invocation's input data; `data` is a value of the worker channel (host semantics §10.4). */
export interface InputData {
  readonly name: string;
  readonly data: unknown;
}

/** What the worker tells `@azure/functions` about one invocation (host semantics §10.3). */
export interface CoreInvocationContext {
  readonly invocationId: string;
  readonly request: {
    readonly invocationId: string;
    readonly functionId: string;
    readonly inputData: readonly InputData[];
    readonly triggerMetadata: Readonly<Record<string, unknown>>;
  };
  readonly metadata: FunctionMetadata;
  state: 'preInvocationHooks' | 'invocation' | 'postInvocationHooks' | undefined;
  log(level: LogLevel, category: 'user' | 'system', text: string): void;
}

/** The SDK's own conversion of one invocation: arguments in, response out. */
export interface InvocationModel {
  getArguments(): Promise<{ context: object; inputs: unknown[] }>;
  invokeFunction(context: object, inputs: unknown[], handler: FunctionCallback): Promise<unknown>;
  getResponse(context: object, result: unknown): Promise<{ returnValue?: unknown }>;
}

/** What `@azure/functions` hands to the worker before its first registration. */
export interface ProgrammingModel {
  getInvocationModel(context: CoreInvocationContext): InvocationModel;
}

/** Where registrations go while an app is being loaded. */
export interface OpenRegistry {
  register(metadata: FunctionMetadata, callback: FunctionCallback): Disposable;
  hook(name: string, callback: HookCallback): Disposable;
  log(level: LogLevel, text: string): void;
}

interface CoreState {
  open: OpenRegistry | undefined;
  resident?: OpenRegistry;
  model: ProgrammingModel | undefined;
}

const key = Symbol.for('durable-functions-workshop.functions-core');
const state: CoreState = ((globalThis as { [key]?: CoreState })[key] ??= { open: undefined, model: undefined });

/** Runs `load` with this registry open; whatever is registered meanwhile goes there (C2). */
export function withOpenRegistry(registry: OpenRegistry, load: () => void): void {
  const before = state.open;
  state.open = registry;
  try {
    load();
  } finally {
    state.open = before;
  }
}

/** The registry for what is registered outside every load; the first call makes it. */
export function keepRegistryOpen(make: () => OpenRegistry): OpenRegistry {
  return (state.resident ??= make());
}

// The rest is the surface of `@azure/functions-core` (host semantics §10.1).

/** Version of the worker that the SDK believes to run in. */
export const version = '4.0.0';

/** Version of the host that the SDK believes to run in. */
export const hostVersion = '4.1036.0';

/** Called by `@azure/functions` once, before its first registration. */
export function setProgrammingModel(model: ProgrammingModel): void {
  state.model = model;
}

/** The programming model, if anything was ever registered. */
export function getProgrammingModel(): ProgrammingModel | undefined {
  return state.model;
}

/**
 * Registers a function with the app that is being loaded.
 *
 * @throws outside a load, with the real worker's sentence (C2).
 */
export function registerFunction(metadata: FunctionMetadata, callback: FunctionCallback): Disposable {
  const registry = state.open ?? state.resident;
  if (!registry) throw new Error('A function can only be registered during app startup.');
  return registry.register(metadata, callback);
}

/**
 * Registers a hook with the app that is being loaded.
 *
 * @throws outside a load: it could not be told whose hook it is.
 */
export function registerHook(name: string, callback: HookCallback): Disposable {
  const registry = state.open ?? state.resident;
  if (!registry) throw new Error('A hook can only be registered during app startup.');
  return registry.hook(name, callback);
}

/** A line that the SDK itself writes outside invocations; it belongs to the app that is being loaded. */
export function log(level: LogLevel, _category: string, text: string): void {
  (state.open ?? state.resident)?.log(level, text);
}
