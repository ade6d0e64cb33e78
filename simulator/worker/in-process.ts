// In-process worker: runs the app in the process that asks. For code that one trusts; nothing that hangs here can be ended.

import { resolve } from 'node:path';
import type { FunctionWorker } from '#core';
import { LocalWorker } from './local-worker.ts';
import { nativePackages } from './node/native-packages.ts';
import { nodePlatform } from './node-platform.ts';

/**
 * A worker in this very process. Several live side by side without seeing each other.
 * An app that never answers cannot be ended: use a worker thread for code that is not trusted.
 *
 * @param options.packagesFrom the folder from whose `node_modules` the app may load further packages, and Node's own modules.
 * @throws {AppLoadError} the SDK is not installed, or in a version that cannot be driven.
 */
export function inProcessWorker(options: { readonly packagesFrom?: string } = {}): FunctionWorker {
  const platform = nodePlatform();
  if (options.packagesFrom === undefined) return new LocalWorker(platform);
  return new LocalWorker({ ...platform, native: nativePackages(resolve(options.packagesFrom), platform) });
}
