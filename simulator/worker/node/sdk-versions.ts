// SDK versions: which versions of the SDK this worker can drive, and the sentence for others.

import { AppLoadError } from '#core';

/** Major versions: the programming model v4. The one before it has no `app` to register with. */
const driven = { 'durable-functions': '3', '@azure/functions': '4' } as const;

/**
 * Looks at what is installed before it is loaded.
 *
 * @param require finds the packages.
 * @throws {AppLoadError} a package is missing, or has another major version.
 */
export function refuseOtherVersions(require: (specifier: string) => unknown): void {
  for (const [name, major] of Object.entries(driven)) {
    const version = installedVersion(require, name);
    if (version === undefined)
      throw new AppLoadError(`${name} is not installed; run "npm install ${name}@${major}" in the folder of the app.`);
    if (version.split('.')[0] === major) continue;
    throw new AppLoadError(
      `${name} ${version} is installed, and the simulator drives ${major}.x (the programming model v4); run "npm install ${name}@${major}".`,
    );
  }
}

function installedVersion(require: (specifier: string) => unknown, name: string): string | undefined {
  try {
    const { version } = require(`${name}/package.json`) as { version: string };
    return version;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
