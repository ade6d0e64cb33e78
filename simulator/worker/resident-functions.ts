// Resident functions: what the modules of this very process registered, for an app that the runner of a test has loaded.
//
// Owns:   registrations outside any load of ours, for as long as the process (under jest: the test file) lives.
// Never:  evaluates a module. `import()` does, once per module, as everywhere in Node.
//
// R1. What was registered stays: a module that is imported again is not evaluated again.
// R2. A name twice during one import is an error, as in Azure. In a later import the new function takes its place,
//     because then a runner has evaluated the module anew (`vi.resetModules()`, `jest.resetModules()`).

import type { RegisteredFunction } from '#core';
import { AppRegistry, type Registration } from './app-registry.ts';
import type {
  Disposable,
  FunctionCallback,
  FunctionMetadata,
  HookCallback,
  LogLevel,
  OpenRegistry,
} from './functions-core.ts';
import { callerOfSdk } from './node/native-stack.ts';

/** The registrations of this process, one registry for each import. */
export class ResidentFunctions implements OpenRegistry {
  readonly #imports: AppRegistry[] = [newRegistry()];

  /** From now on a name that is taken may be registered again (R2). */
  beginImport(): void {
    if (this.#newest.describe().length > 0) this.#imports.push(newRegistry());
  }

  get #newest(): AppRegistry {
    return this.#imports.at(-1) ?? newRegistry();
  }

  register(metadata: FunctionMetadata, callback: FunctionCallback): Disposable {
    return this.#newest.register(metadata, callback);
  }

  hook(name: string, callback: HookCallback): Disposable {
    return this.#newest.hook(name, callback);
  }

  log(_level: LogLevel, text: string): void {
    console.warn(text);
  }

  find(name: string): Registration | undefined {
    return this.#imports.findLast((registry) => registry.find(name))?.find(name);
  }

  /** The hooks of one kind, in the order of registration. */
  hooks(name: string): ReadonlySet<HookCallback> {
    return new Set(this.#imports.flatMap((registry) => [...registry.hooks(name)]));
  }

  /** What the host is told of the functions. */
  describe(): RegisteredFunction[] {
    const byName = this.#imports.flatMap((registry) => registry.describe().map((one) => [one.name, one] as const));
    return [...new Map(byName).values()];
  }
}

function newRegistry(): AppRegistry {
  const write = (_level: LogLevel, text: string): void => {
    console.warn(text);
  };
  return new AppRegistry({ toSource: (place) => place, write, caller: callerOfSdk });
}
