// Platform: what a worker needs from the place it runs in. One for Node (node-platform.ts), one for the browser (browser/platform.ts).

import type { SourceLocation } from '#core';
import type * as AzureFunctions from '@azure/functions';
import type { AppGlobals } from './app-globals.ts';
import type { EngineSyntaxError } from './app-script.ts';
import type { DurableFunctionsModule } from './observed-durable.ts';

/** What an app can import beside its own files and the SDK, where it may do that. */
export interface NativePackages {
  /** The folder of the app, absolute. */
  readonly folder: string;
  /** Whether a specifier names something, seen from a file of the app; also something that holds nothing but types. */
  has(specifier: string, file: string): boolean;
  /**
   * Imports it.
   *
   * @throws whatever Node says when it cannot, or the package when it is evaluated.
   */
  load(specifier: string, file: string): unknown;
}

/** What the SDK reads of time: `setTimeout` and `process.hrtime` while it waits for completion, `Date` in entities (host semantics §8.3, §9.4). */
export interface SdkTime {
  readonly globals: AppGlobals;
  readonly hrtime: NodeJS.HRTime;
}

/** Where a worker runs. */
export interface WorkerPlatform {
  readonly durableFunctions: DurableFunctionsModule;
  readonly azureFunctions: typeof AzureFunctions;
  /** The `process` that an app sees, but for `env`, `exit` and `abort`. */
  readonly process: object;
  /** The surrounding environment variables; an app's settings go over them. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What `fetch` does for an address that is not the hub's. */
  readonly fetch: typeof globalThis.fetch;
  /** Absent where an app gets its own files and the SDK alone. */
  readonly native?: NativePackages;
  /** Whether the global scope is the worker's alone, so that an app's time can be put there. */
  readonly ownsScope: boolean;
  /** Runs code of an app, so that the SDK, when that code calls it, takes time from the app's clock; undefined: the wall clock. */
  within<Result>(time: SdkTime | undefined, run: () => Result): Result;
  /** Finds the place at which the engine refused a script, in the code that it was given. */
  locateSyntaxError(error: EngineSyntaxError): Promise<Required<SourceLocation> | undefined>;
}
