// Node platform: the SDK as Node loads it, with our core module in the place where the real worker puts its own.
//
// Owns:   the hook on CommonJS loading, and the adapter that takes the SDK's HTTP requests to the host.
// Never:  loads the SDK twice: it and the apps share the one CommonJS copy.

import Module, { createRequire } from 'node:module';
import { Script } from 'node:vm';
import type * as AzureFunctions from '@azure/functions';
import { urlOfFile } from './app-stack.ts';
import type { EngineSyntaxError } from './app-script.ts';
import * as functionsCore from './functions-core.ts';
import { provideCoreToJest } from './node/jest-core.ts';
import { refuseOtherVersions } from './node/sdk-versions.ts';
import { sendThroughHubRoutes } from './node-axios.ts';
import { loadingInScope, withinSdkTime } from './node-sdk-time.ts';
import type { DurableFunctionsModule } from './observed-durable.ts';
import type { WorkerPlatform } from './platform.ts';

let platform: WorkerPlatform | undefined;

/**
 * The platform of this process (or thread); the first call loads the SDK.
 *
 * @param seenFrom the file from which the SDK is looked for, absolute; this one unless given.
 */
export function nodePlatform(seenFrom: string = import.meta.url): WorkerPlatform {
  return (platform ??= makePlatform(seenFrom));
}

function makePlatform(seenFrom: string): WorkerPlatform {
  provideCore();
  const require = createRequire(seenFrom);
  refuseOtherVersions(require);
  const azureFunctions = require('@azure/functions') as typeof AzureFunctions;
  const sdk = require.resolve('durable-functions');
  const durableFunctions = loadingInScope(sdk, () => require(sdk) as DurableFunctionsModule);
  sendThroughHubRoutes(createRequire(sdk));
  return {
    durableFunctions,
    azureFunctions,
    process,
    env: process.env,
    fetch: globalThis.fetch,
    ownsScope: false,
    within: withinSdkTime,
    locateSyntaxError,
  };
}

type Load = (request: string, parent: unknown, isMain: boolean) => unknown;

const hooked = Symbol.for('durable-functions-workshop.core-hook');

/**
 * Gives our core module to whoever asks for `@azure/functions-core`, once per process.
 * The library asks for the module when something is first registered, and remembers a failure; so this comes before.
 */
export function provideCore(): void {
  provideCoreToJest(functionsCore);
  const loader = Module as unknown as { _load: Load; [hooked]?: true };
  if (loader[hooked]) return;
  const load = loader._load;
  loader._load = (request, parent, isMain) =>
    request === '@azure/functions-core' ? functionsCore : load(request, parent, isMain);
  loader[hooked] = true;
}

/** The engine says where only to those who compile with a file name: in the first lines of the stack. */
function locateSyntaxError(error: EngineSyntaxError): ReturnType<WorkerPlatform['locateSyntaxError']> {
  const { file, code } = error;
  try {
    new Script(code, { filename: urlOfFile(file) });
  } catch (refused) {
    const [place = '', , carets = ''] = String((refused as Error).stack).split('\n');
    const line = Number(/:(\d+)$/.exec(place)?.[1]);
    if (line) return Promise.resolve({ file, line, column: carets.search(/\S/) + 1 });
  }
  return Promise.resolve(undefined);
}
