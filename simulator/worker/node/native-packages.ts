// Native packages: what an app on this machine may import beside its own files, as Node finds it.
//
// Owns:   resolution from the app's folder, and that there is one SDK.
// Never:  evaluates a file of the app; app-modules.ts does.
//
// N1. The two SDK packages are always the worker's own, also for a package that requires them: there is one registry.

import { existsSync } from 'node:fs';
import Module, { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { isPackageName, type PackageName } from '../app-imports.ts';
import type { NativePackages, WorkerPlatform } from '../platform.ts';

/**
 * Node's built-in modules and the packages in the `node_modules` of a folder and of those above it.
 *
 * @param folder the app's, absolute.
 */
export function nativePackages(folder: string, { durableFunctions, azureFunctions }: WorkerPlatform): NativePackages {
  shareSdk({ 'durable-functions': durableFunctions, '@azure/functions': azureFunctions });
  const requireFrom = (file: string): NodeJS.Require => createRequire(join(folder, file));
  return {
    folder,
    has: (specifier, file) => isBuiltin(specifier) || isInstalled(specifier, requireFrom(file)),
    load: (specifier, file) => requireFrom(file)(specifier) as unknown,
  };
}

/** Whether there is a folder for the package, which may hold nothing but types. */
function isInstalled(specifier: string, require: NodeJS.Require): boolean {
  if (/^[./]/.test(specifier)) return false;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const types = `@types/${name.replace(/^@/, '').replace('/', '__')}`;
  const folders = require.resolve.paths(specifier) ?? [];
  return folders.some((folder) => existsSync(join(folder, name)) || existsSync(join(folder, types)));
}

/** There is one SDK per process, so once is enough. */
let isShared = false;

type Load = (request: string, parent: unknown, isMain: boolean) => unknown;

/** Answers the SDK to whatever package asks for it (N1); our own modules were loaded before. */
function shareSdk(sdk: Readonly<Record<PackageName, unknown>>): void {
  if (isShared) return;
  isShared = true;
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = (request, parent, isMain) => (isPackageName(request) ? sdk[request] : load(request, parent, isMain));
}
