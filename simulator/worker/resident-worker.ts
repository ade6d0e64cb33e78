// Resident worker: runs an app that is made of the modules of this process, as the runner of a test has loaded them.
//
// Owns:   the import of the app, and the way of an invocation through the SDK's InvocationModel.
// Never:  evaluates source text. Breakpoints, source maps, mocks and coverage are the runner's own.
//
// L1. A crash keeps registrations and module state, because Node evaluates a module once. Open invocations are lost, and
//     what they still do reaches nobody.
// L2. Settings are put into `process.env` at a load and taken out when the worker stops.

import { types } from 'node:util';
import { AppLoadError } from '#core';
import type { AppSources, FunctionWorker, Invocation, InvocationOutcome, LoadedApp, WorkerHost } from '#core';
import { coreContext } from './core-context.ts';
import { ImpureCalls } from './determinism-guard.ts';
import { getProgrammingModel, keepRegistryOpen } from './functions-core.ts';
import { openHubRoute, type HubRoute } from './hub-routes.ts';
import { invokeThroughModel } from './invocation-flow.ts';
import { nativeStack } from './node/native-stack.ts';
import { nodePlatform, provideCore } from './node-platform.ts';
import { ResidentFunctions } from './resident-functions.ts';
import { toError } from './thrown-value.ts';
import { toTypedData } from './typed-data.ts';

/**
 * Makes this process a place where functions can be registered: from now on `@azure/functions` finds its core, and what
 * is registered outside a load is kept. Has to come before the first import of an app.
 */
export function acceptRegistrations(): ResidentFunctions {
  provideCore();
  return keepRegistryOpen(() => new ResidentFunctions()) as ResidentFunctions;
}

/**
 * A worker for the functions of this process.
 *
 * @param importApp imports the app's modules; called once, at the first load.
 */
export function residentWorker(importApp: () => unknown): FunctionWorker {
  return new ResidentWorker(importApp);
}

/** One loaded state of the app; a crash starts another. */
interface Life {
  readonly host: WorkerHost;
  readonly route: HubRoute;
  readonly abandon: Set<(reason: Error) => void>;
  ended: boolean;
}

class ResidentWorker implements FunctionWorker {
  readonly #importApp: () => unknown;
  readonly #functions = acceptRegistrations();
  readonly #environment = new Map<string, string | undefined>();
  #imported: Promise<void> | undefined;
  #life: Life | undefined;

  constructor(importApp: () => unknown) {
    this.#importApp = importApp;
  }

  async load({ files, settings = {} }: AppSources, host: WorkerHost): Promise<LoadedApp> {
    this.#end();
    const [added] = Object.keys(files);
    if (added !== undefined)
      throw new AppLoadError(
        `${added} cannot be loaded into an app that was imported; register its functions in the test, or open the app with "folder".`,
      );
    const { azureFunctions } = nodePlatform();
    this.#set(settings);
    this.#imported ??= this.#import();
    await this.#imported;
    azureFunctions.app.setup({ enableHttpStream: false });
    this.#life = startLife(host);
    const hookData = {};
    for (const hook of this.#functions.hooks('appStart')) await hook({ hookData });
    return { functions: this.#functions.describe(), idleFiles: [], rpcBaseUrl: this.#life.route.rpcBaseUrl };
  }

  async #import(): Promise<void> {
    this.#functions.beginImport();
    try {
      await this.#importApp();
    } catch (thrown) {
      throw thrown instanceof AppLoadError ? thrown : refusedImport(errorOf(thrown));
    }
    if (this.#functions.describe().length > 0) return;
    throw new AppLoadError(
      'The app registered no functions; import the test kit before the app, and register with app.http, df.app.orchestration and so on.',
    );
  }

  async invoke(invocation: Invocation): Promise<InvocationOutcome> {
    const life = this.#life;
    if (!life) throw new Error('No app is loaded.');
    return new Promise((resolve, reject) => {
      life.abandon.add(reject);
      void this.#outcome(invocation, life)
        .then(resolve)
        .finally(() => life.abandon.delete(reject));
    });
  }

  /** Time in the modules of this process is the runner's own; there is nothing to move. */
  advance(): Promise<void> {
    return Promise.resolve();
  }

  async #outcome(invocation: Invocation, life: Life): Promise<InvocationOutcome> {
    try {
      return { status: 'succeeded', returnValue: toTypedData(await this.#call(invocation, life)), calls: [] };
    } catch (thrown) {
      const error = errorOf(thrown);
      return { status: 'failed', message: String(error.message), stack: nativeStack(error), calls: [] };
    }
  }

  async #call(invocation: Invocation, life: Life): Promise<unknown> {
    const registration = this.#functions.find(invocation.functionName);
    const model = getProgrammingModel();
    if (!registration || !model) throw new Error(`The app has no function with the name "${invocation.functionName}".`);
    const core = coreContext(invocation, registration.metadata, {
      write: (entry) => {
        if (!life.ended) life.host.log(entry);
      },
    });
    const { callback } = registration;
    const invocationModel = model.getInvocationModel(core);
    return invokeThroughModel({
      core,
      model: invocationModel,
      callback,
      hooks: this.#functions,
      // The app has the SDK itself, not a watched one; so nothing is noted of the lines from which durable calls come.
      notes: { calls: [], impure: new ImpureCalls() },
    });
  }

  stop(): Promise<void> {
    this.#end();
    for (const [name, value] of this.#environment) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    this.#environment.clear();
    return Promise.resolve();
  }

  #set(settings: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(settings)) {
      if (!this.#environment.has(name)) this.#environment.set(name, process.env[name]);
      process.env[name] = value;
    }
  }

  #end(): void {
    const life = this.#life;
    this.#life = undefined;
    if (!life) return;
    life.ended = true;
    life.route.close();
    for (const reject of life.abandon) reject(new Error('The app was dropped while the function was running.'));
  }
}

/** Under jest an error may come from outside the test's own realm, where it is no `instanceof Error`. */
function errorOf(thrown: unknown): Error {
  return types.isNativeError(thrown) ? thrown : toError(thrown);
}

function refusedImport(error: NodeJS.ErrnoException): AppLoadError {
  const refused = new AppLoadError(
    error.code === 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG'
      ? 'Jest cannot run import() in a CommonJS test; let "load" be () => require(…), or have the test compiled with "module": "commonjs".'
      : `The app threw an error while it was imported: ${error.name}: ${error.message}`,
  );
  refused.cause = error;
  return refused;
}

function startLife(host: WorkerHost): Life {
  const life: Life = {
    host,
    route: openHubRoute((request) => (life.ended ? new Promise(() => undefined) : host.request(request))),
    abandon: new Set(),
    ended: false,
  };
  return life;
}
