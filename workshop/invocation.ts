// Invocation: how a person types a command of this workshop, in the repository and where the package is installed.

import { fileURLToPath } from 'node:url';

/** The folder of the workshop itself, with its exercises and solutions. */
export const workshopRoot = fileURLToPath(new URL('..', import.meta.url));

/** The workshop is a package of another project, or npx fetched it; people do not work in its own folder. */
export const isInstalled = /[\\/]node_modules[\\/]/.test(workshopRoot);

/** A command as it is typed: `npm run hint -- 04`, or `npx durable-workshop hint 04` where the package is installed. */
export function toType(command: string, ...args: readonly string[]): string {
  if (isInstalled) return ['npx durable-workshop', command, ...args].join(' ');
  return [`npm run ${command}`, ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
}
