import { namedFolderOrExercise } from '../app-choice.ts';
import { onlyArgument, readArguments, UsageError, type Command } from '../command.ts';
import type { HostWish } from '../host-run.ts';
import { toType } from '../invocation.ts';
import { sayMeanwhile, warn } from '../terminal.ts';
import { shownPath } from '../workspace.ts';

/** Serves a function app on this machine until it is interrupted. */
export const host: Command = {
  usage: [
    toType('host', '<app folder> [--port 7071] [--clock wall|virtual] [--speed N] [--host address]'),
    '',
    'Serves the function app (or your copy of an exercise: 04) as "func start" does, and loads it again when a file changes; instances go on.',
    '  --port <number>   0 takes any free port; else Host.LocalHttpPort of local.settings.json, or 7071',
    '  --clock virtual   time stands still until you move it:',
    `      curl http://localhost:7071/admin/clock -d '{ "advance": "1 hour" }'`,
    `      curl http://localhost:7071/admin/clock -d '{ "next": true }'`,
    '  --speed <number>  the wall clock runs so many times faster than real time',
    '  --host <address>  listens there and not on this machine alone, such as 0.0.0.0',
    `Examples: ${toType('host', '04')}, and then the requests in exercises/04-approval-orchestrator/requests.http`,
    `          ${toType('host', '04', '--clock', 'virtual')}`,
    'State is kept in memory. Ctrl-C lets what is running end; a second Ctrl-C ends at once.',
    'Exit code: 0 ended by Ctrl-C, 2 wrong use or an app that cannot be served.',
  ].join('\n'),
  async run(args) {
    const wish = await readWish(args);
    sayMeanwhile(`Loading ${shownPath(wish.folder)} …`);
    const { runHost, cannotBegin } = await import('../host-run.ts');
    try {
      await runHost(wish);
      return 0;
    } catch (error) {
      if (!cannotBegin(error)) throw error;
      warn(error.message);
      return 2;
    }
  },
};

async function readWish(args: readonly string[]): Promise<HostWish> {
  const { values, positionals } = readArguments(args, {
    port: { type: 'string' },
    clock: { type: 'string', default: 'wall' },
    speed: { type: 'string' },
    host: { type: 'string' },
  });
  const folder = onlyArgument(positionals);
  if (folder === undefined)
    throw new UsageError('Which app? Give the folder of a function app, or the number of an exercise.');
  const clock = readClock(values.clock);
  if (clock === 'virtual' && values.speed !== undefined) {
    throw new UsageError('--speed is for the wall clock; on the virtual clock time moves when you move it.');
  }
  return {
    port: values.port === undefined ? undefined : readPort(values.port),
    clock,
    speed: readSpeed(values.speed),
    address: values.host,
    folder: await namedFolderOrExercise(folder),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`"${text}" is not a port; give a number from 0 (any free port) to 65535.`);
}

function readClock(text: string): 'wall' | 'virtual' {
  if (text === 'wall' || text === 'virtual') return text;
  throw new UsageError(`There is no clock "${text}"; there are wall and virtual.`);
}

const MAX_SPEED = 100_000;

function readSpeed(text = '1'): number {
  const speed = Number(text);
  if (text.trim() !== '' && speed > 0 && speed <= MAX_SPEED) return speed;
  throw new UsageError(`"${text}" is not a speed; give a number such as 60, at most ${MAX_SPEED}.`);
}
