// Invocation: how a person types a command of this workshop, in the repository and where the package is installed.

import { fileURLToPath } from 'node:url';

/** The folder of the workshop itself, with its exercises and solutions. */
export const workshopRoot = fileURLToPath(new URL('..', import.meta.url));

/** The workshop is a package of another project, or npx fetched it; people do not work in its own folder. */
export const isInstalled = /[\\/]node_modules[\\/]/.test(workshopRoot);

/** Somebody's project has scripts that call this package, and one of them was typed. */
const isScript = process.env['npm_lifecycle_script']?.startsWith('durable-workshop ') === true;

/** A command as it is typed: `npm run hint -- 04`, or `npx durable-workshop hint 04` where only the package is installed. */
export function toType(command: string, ...args: readonly string[]): string {
  return isInstalled && !isScript ? ['npx durable-workshop', command, ...args].join(' ') : asScript(command, ...args);
}

/** A command that is a script of the project, as it is typed: `npm run hint -- 04`. */
export function asScript(command: string, ...args: readonly string[]): string {
  return [`npm run ${command}`, ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
}
