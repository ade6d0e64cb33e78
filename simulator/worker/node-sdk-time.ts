// Node SDK time: the scope in which Node evaluates those files of the SDK that read time.
//
// Owns:   what `setTimeout`, `Date` and `process` are in these files.
// Never:  changes a global of the process: the test runner's own timers, for one, stay what they are.
//
// S1. The files are the SDK's own, word for word; only the names that they take from around them are given.
// S2. Whose time it is follows the asynchronous calls, so apps of one process do not see each other's.
// S3. Following asynchronous calls makes every promise of the process dearer, so it ends with the code that needs it.
// S4. There is one state per process, however many copies of this file a bundler or test runner makes.

import { AsyncLocalStorage } from 'node:async_hooks';
import Module from 'node:module';
import { dirname, join } from 'node:path';
import type { SdkTime } from './platform.ts';

interface Scope {
  readonly storage: AsyncLocalStorage<SdkTime>;
  /** How much code runs in it. */
  open: number;
  readonly setTimeout: typeof setTimeout;
  readonly Date: typeof Date;
  readonly process: NodeJS.Process;
}

const name = 'durable-functions-workshop.sdk-time';
const state = globalThis as { [key: symbol]: Scope | undefined };
const scope: Scope = (state[Symbol.for(name)] ??= makeScope());

function makeScope(): Scope {
  const storage = new AsyncLocalStorage<SdkTime>();
  const dateNow = (): typeof Date => (storage.getStore()?.globals.Date ?? Date) as typeof Date;
  const hrtime = Object.assign((since?: [number, number]) => (storage.getStore()?.hrtime ?? process.hrtime)(since), {
    bigint: () => (storage.getStore()?.hrtime ?? process.hrtime).bigint(),
  });
  return {
    storage,
    open: 0,
    setTimeout: ((...args: Parameters<typeof setTimeout>) => {
      const set = (storage.getStore()?.globals.setTimeout ?? globalThis.setTimeout) as typeof setTimeout;
      return set(...args);
    }) as typeof setTimeout,
    Date: new Proxy(Date, {
      construct: (_, args) => Reflect.construct(dateNow(), args) as object,
      apply: (_, self, args) => Reflect.apply(dateNow(), self, args) as string,
      get: (_, member) => Reflect.get(dateNow(), member) as unknown,
    }),
    process: Object.create(process, { hrtime: { value: hrtime } }) as NodeJS.Process,
  };
}

/** Runs code of an app; what the SDK does for it reads this time. */
export function withinSdkTime<Result>(time: SdkTime | undefined, run: () => Result): Result {
  if (!time) return run();
  scope.open += 1;
  const result = scope.storage.run(time, run);
  const end = (): void => {
    scope.open -= 1;
    if (scope.open === 0) scope.storage.disable(); // S3
  };
  if (result instanceof Promise) void result.then(end, end);
  else end();
  return result;
}

/** The files, below the SDK's own folder, that read `setTimeout` and `Date`. */
const timedFiles = ['util/Utils.js', 'entities/Entity.js'];

/** The one that reads `process.hrtime`, of the module `process`. */
const clockedFile = 'durableClient/DurableClient.js';

type Compile = (this: unknown, content: string, file: string, ...rest: unknown[]) => unknown;
type Load = (request: string, parent: { filename?: string } | undefined, isMain: boolean) => unknown;

/** Lets the SDK be loaded by `load` in this scope; where it was loaded before, it stays as it is. */
export function loadingInScope<Result>(sdk: string, load: () => Result): Result {
  const folder = dirname(sdk);
  const timed = timedFiles.map((file) => join(folder, file));
  const loader = Module as unknown as { _load: Load; prototype: { _compile: Compile } };
  const { _load: loadUsual } = loader;
  const { _compile: compileUsual } = loader.prototype;
  loader._load = (request, parent, isMain) =>
    request === 'process' && parent?.filename === join(folder, clockedFile)
      ? scope.process
      : loadUsual(request, parent, isMain);
  loader.prototype._compile = function (content, file, ...rest) {
    return Reflect.apply(compileUsual, this, [timed.includes(file) ? inScope(content) : content, file, ...rest]);
  };
  try {
    return load();
  } finally {
    loader._load = loadUsual;
    loader.prototype._compile = compileUsual;
  }
}

/** No line moves (S1). */
function inScope(content: string): string {
  return content.replace(
    /^"use strict";/,
    `"use strict"; const { setTimeout, Date } = globalThis[Symbol.for('${name}')];`,
  );
}
