import { threadWorker } from '#worker/thread';
import { createLocalHost, type LocalHost, type ServedFunction } from '../../simulator/local-host/local-host.ts';
import { PortTakenError } from '../../simulator/local-host/server.ts';
import { LearnerError } from '#core';
import { namedFolder, readApp } from '../app-choice.ts';
import { onlyArgument, readArguments, UsageError, type Command } from '../command.ts';
import { paint, say, warn } from '../terminal.ts';
import { shownPath } from '../workspace.ts';

/** How long a function may go without an answer; the default limit of the real host. */
const FUNCTION_TIMEOUT_MS = 5 * 60_000;

/** Serves a function app on this machine until it is interrupted. */
export const host: Command = {
  usage: [
    'npm run host -- <app folder> [--port 7071] [--clock wall|virtual]',
    '',
    'Serves the function app as "func start" does. On the virtual clock time stands still until you move it:',
    '  curl -X POST "http://localhost:7071/admin/clock/advance?duration=1%20hour"',
    '  curl -X POST "http://localhost:7071/admin/clock/next"',
    'State is kept in memory. Ctrl-C ends the host.',
  ].join('\n'),
  async run(args) {
    const { values, positionals } = readArguments(args, { port: { type: 'string' }, clock: { type: 'string' } });
    const folder = onlyArgument(positionals);
    if (folder === undefined) throw new UsageError('Which app? Give the folder of a function app.');
    const [port, clock] = [readPort(values.port), readClock(values.clock)];
    try {
      const chosen = await readApp(namedFolder(folder));
      say(`${paint('bold', shownPath(chosen.folder))}: ${chosen.used}`);
      const worker = threadWorker({ budgetMs: FUNCTION_TIMEOUT_MS });
      const served = await createLocalHost({ app: chosen.app, worker, port, clock, onLine: say });
      announce(served, clock);
      await interruption();
      await served.close();
      return 0;
    } catch (error) {
      if (!(error instanceof LearnerError || error instanceof PortTakenError)) throw error;
      warn(error.message);
      return 1;
    }
  },
};

function readPort(text = '7071'): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`"${text}" is not a port; give a number from 0 (any free port) to 65535.`);
}

function readClock(text = 'wall'): 'wall' | 'virtual' {
  if (text === 'wall' || text === 'virtual') return text;
  throw new UsageError(`There is no clock "${text}"; there are wall and virtual.`);
}

/** Resolves when the host is asked to end. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function announce({ origin, functions }: LocalHost, clock: 'wall' | 'virtual'): void {
  say(['', 'Functions:', '', ...functions.flatMap((one) => [`        ${functionLine(one)}`, ''])].join('\n'));
  say(`Durable API: ${origin}/runtime/webhooks/durabletask`);
  if (clock === 'virtual') say(`Virtual clock: ${origin}/admin/clock`);
  say('Ctrl-C ends the host.');
}

function functionLine({ name, trigger, http }: ServedFunction): string {
  if (!http) return `${paint('cyan', name)}: ${trigger}`;
  const methods = http.methods.length > 0 ? `[${http.methods.join(',')}] ` : '';
  return `${paint('cyan', name)}: ${methods}${http.url}`;
}
