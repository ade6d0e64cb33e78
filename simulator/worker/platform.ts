// Platform: what a worker needs from the place it runs in. One for Node (node-platform.ts), one for the browser (browser/platform.ts).

import type { SourceLocation } from '#core';
import type * as AzureFunctions from '@azure/functions';
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
  /** Finds the place at which the engine refused a script, in the code that it was given. */
  locateSyntaxError(error: EngineSyntaxError): Promise<Required<SourceLocation> | undefined>;
}
