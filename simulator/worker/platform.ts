// Platform: what a worker needs from the place it runs in. One for Node (node-platform.ts), one for the browser (browser/platform.ts).

import type { SourceLocation } from '#core';
import type * as AzureFunctions from '@azure/functions';
import type { EngineSyntaxError } from './app-script.ts';
import type { DurableFunctionsModule } from './observed-durable.ts';

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
  /** Loads packages beside the SDK's, for apps that may use them. */
  readonly requirePackage?: (specifier: string) => unknown;
  /** Finds the place at which the engine refused a script, in the code that it was given. */
  locateSyntaxError(error: EngineSyntaxError): Promise<Required<SourceLocation> | undefined>;
}
