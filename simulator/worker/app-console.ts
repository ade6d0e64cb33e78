// App console: the `console` and the `process` that an app sees.

import { format, inspect } from 'node:util';
import type { WorkerLog } from '#core';
import { watchedEnv, watchedHrtime, type DeterminismGuard } from './determinism-guard.ts';
import type { OtherWorld } from './other-world.ts';
import type { WorkerPlatform } from './platform.ts';

const levels = {
  log: 'information',
  info: 'information',
  debug: 'debug',
  trace: 'trace',
  warn: 'warning',
  error: 'error',
} as const satisfies Record<string, WorkerLog['level']>;

/** A console whose lines become the app's logs. Counting, grouping and timing are accepted and do nothing. */
export function appConsole(write: (level: WorkerLog['level'], text: string) => void): object {
  const nothing = (): void => undefined;
  const silent = ['clear', 'count', 'countReset', 'group', 'groupCollapsed', 'groupEnd', 'time', 'timeEnd', 'timeLog'];
  const show = (value: unknown): void => {
    write('information', inspect(value));
  };
  return {
    ...Object.fromEntries(silent.map((name) => [name, nothing])),
    ...Object.fromEntries(
      Object.entries(levels).map(([name, level]) => [
        name,
        (...args: unknown[]): void => {
          write(level, format(...args));
        },
      ]),
    ),
    dir: show,
    dirxml: show,
    table: show,
    assert: (condition: unknown, ...args: unknown[]): void => {
      if (!condition) write('error', args.length > 0 ? `Assertion failed: ${format(...args)}` : 'Assertion failed');
    },
  };
}

/**
 * A process like the surrounding one, with an environment of its own, which the app cannot end.
 *
 * @param hrtime in the place of `process.hrtime`, on virtual time.
 */
export function appProcess(
  platform: WorkerPlatform,
  settings: Readonly<Record<string, string>>,
  { hrtime, guard, world }: { hrtime: NodeJS.HRTime | undefined; guard: DeterminismGuard; world: OtherWorld },
): object {
  const refuse = (): never => {
    throw new Error('A function app cannot end its own process; throw an error instead.');
  };
  return Object.create(platform.process, {
    env: watchedEnv({ ...platform.env, ...settings }, guard, world),
    exit: { value: refuse },
    abort: { value: refuse },
    ...(hrtime && { hrtime: { value: watchedHrtime(hrtime, guard), enumerable: true, writable: true } }),
  }) as object;
}
