// App registry: what one app registered while it was loaded.
//
// Owns:   functions by name, hooks by kind, and where in the app each function was registered.
// Never:  is open outside a load (functions-core.ts, C2).

import {
  AppLoadError,
  formatLocation,
  type Binding,
  type HandlerKind,
  type RegisteredFunction,
  type SourceLocation,
} from '#core';
import { callerInApp, type ToSource } from './app-stack.ts';
import type {
  Disposable,
  FunctionBinding,
  FunctionCallback,
  FunctionMetadata,
  HookCallback,
  LogLevel,
  OpenRegistry,
} from './functions-core.ts';

/** A function as the app registered it. */
export interface Registration {
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
  readonly source: SourceLocation | undefined;
  /** The types of its bindings. */
  readonly types: ReadonlySet<string>;
}

/** Collects the registrations of one load. */
export class AppRegistry implements OpenRegistry {
  readonly #functions = new Map<string, Registration>();
  readonly #hooks = new Map<string, Set<HookCallback>>();
  readonly #handlers = new Map<string, HandlerKind>();
  readonly #toSource: ToSource;
  readonly #caller: () => Required<SourceLocation> | undefined;
  readonly #write: (level: LogLevel, text: string) => void;

  /** @param options `caller` answers the line of the app that is registering just now; {@link callerInApp} unless given. */
  constructor(options: {
    toSource: ToSource;
    write: (level: LogLevel, text: string) => void;
    caller?: () => Required<SourceLocation> | undefined;
  }) {
    this.#toSource = options.toSource;
    this.#caller = options.caller ?? (() => callerInApp());
    this.#write = options.write;
  }

  register(metadata: FunctionMetadata, callback: FunctionCallback): Disposable {
    const caller = this.#caller();
    const source = caller && this.#toSource(caller);
    const { name } = metadata;
    const first = this.#functions.get(name);
    if (first) throw registeredTwice(name, { first: first.source, second: source });
    const types = new Set(Object.values(metadata.bindings).map(({ type }) => type));
    this.#functions.set(name, { metadata, callback, source, types });
    return { dispose: () => void this.#functions.delete(name) };
  }

  hook(name: string, callback: HookCallback): Disposable {
    const hooks = this.#hooks.get(name) ?? new Set();
    this.#hooks.set(name, hooks.add(callback));
    return { dispose: () => void hooks.delete(callback) };
  }

  log(level: LogLevel, text: string): void {
    this.#write(level, text);
  }

  /** Notes what kind of function the handler is; the SDK registers its own wrapper, which does not show it. */
  noteHandler(name: string, kind: HandlerKind): void {
    this.#handlers.set(name, kind);
  }

  /** Whether the function was registered through `durable-functions`. */
  isDurable(name: string): boolean {
    return this.#handlers.has(name);
  }

  find(name: string): Registration | undefined {
    return this.#functions.get(name);
  }

  /** The hooks of one kind, in the order of registration. */
  hooks(name: string): ReadonlySet<HookCallback> {
    return this.#hooks.get(name) ?? noHooks;
  }

  /** What the host is told of the functions; survives a structured clone. */
  describe(): RegisteredFunction[] {
    return [...this.#functions.values()].map(({ metadata, source }) => {
      const handler = this.#handlers.get(metadata.name);
      return {
        name: metadata.name,
        bindings: Object.fromEntries(
          Object.entries(metadata.bindings).map(([key, binding]) => [key, toBinding(binding)]),
        ),
        ...(source && { source }),
        ...(handler && { handler }),
      };
    });
  }
}

const noHooks: ReadonlySet<HookCallback> = new Set();

function registeredTwice(
  name: string,
  places: { first: SourceLocation | undefined; second: SourceLocation | undefined },
): AppLoadError {
  const first = places.first ? `at ${formatLocation(places.first)}` : 'before';
  return new AppLoadError(
    `A function with the name "${name}" is registered here and ${first}; give one of them another name.`,
    places.second,
  );
}

/** The members of a binding that the host reads; what else an app put there may not survive a structured clone. */
function toBinding(binding: FunctionBinding): Binding {
  const { type, direction, name, route, methods, authLevel } = binding;
  return {
    type,
    direction,
    ...(typeof name === 'string' && { name }),
    ...(typeof route === 'string' && { route }),
    ...(Array.isArray(methods) && { methods: methods.map(String) }),
    ...(typeof authLevel === 'string' && { authLevel }),
  };
}
