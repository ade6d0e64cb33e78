import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments, type Command } from '../command.ts';
import { weighPage } from '../page-weight.ts';
import { paint, say, warn } from '../terminal.ts';
import { workshopRoot } from '../workspace.ts';

const slug = '04-approval-orchestrator';
const page = 'lessons/events.html';

/** Upper limits. A measurement above one fails the command. */
const limits = { checkMs: 3_000, initialBytes: 150 * 1024, totalBytes: 450 * 1024 };

interface Measurement {
  readonly what: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: 'ms' | 'bytes';
  /** Why the measurement means nothing; it fails the command then. */
  readonly problem?: string;
}

/** Measures what the workshop promises about speed and weight. */
export const budgets: Command = {
  usage:
    'npm run budgets\n\nMeasures start-up times and page weight against their limits. Needs the built site (npm run build).',
  async run(args) {
    readArguments(args, {});
    const dist = join(workshopRoot, '.vitepress/dist');
    if (!existsSync(join(dist, page))) {
      warn(`There is no built lesson page (.vitepress/dist/${page}); run "npm run build" first.`);
      return 1;
    }
    const measurements = [
      await timeCheck('the starter', `exercises/${slug}/starter`, 1),
      await timeCheck('the solution', `solutions/${slug}`, 0),
      ...(await weighLesson(dist)),
    ];
    measurements.forEach((one) => say(rowOf(one)));
    return measurements.every(isWithin) ? 0 : 1;
  },
};

/** Runs the command as a learner does, from the start of npm to the end. */
async function timeCheck(name: string, app: string, expectedCode: number): Promise<Measurement> {
  const args = ['check', '04', '--app', app];
  const npm = process.env['npm_execpath'];
  const begin = performance.now();
  const code = await run(
    npm ? [npm, 'run', '--silent', 'check', '--', ...args.slice(1)] : [join(workshopRoot, 'workshop/bin.js'), ...args],
  );
  const measured = performance.now() - begin;
  const wrong = `  ended with ${code} instead of ${expectedCode}: npm run check -- 04 --app ${app}`;
  return {
    what: `check -- 04, ${name}`,
    measured,
    limit: limits.checkMs,
    unit: 'ms',
    ...(code !== expectedCode && { problem: wrong }),
  };
}

function run(args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: workshopRoot, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('close', resolve);
  });
}

async function weighLesson(dist: string): Promise<Measurement[]> {
  const { initial, later } = await weighPage(dist, page);
  return [
    { what: `scripts of ${page} at first`, measured: initial, limit: limits.initialBytes, unit: 'bytes' },
    { what: '  with editor and simulator', measured: initial + later, limit: limits.totalBytes, unit: 'bytes' },
  ];
}

const isWithin = ({ measured, limit, problem }: Measurement): boolean => problem === undefined && measured <= limit;

function rowOf(one: Measurement): string {
  const verdict = isWithin(one) ? paint('green', 'ok') : paint('red', 'over');
  return [
    one.what.padEnd(44),
    amount(one.measured, one.unit),
    ' of ',
    amount(one.limit, one.unit),
    '  ',
    verdict,
    one.problem ?? '',
  ].join('');
}

function amount(value: number, unit: 'ms' | 'bytes'): string {
  return unit === 'ms' ? `${(value / 1_000).toFixed(2)} s`.padStart(9) : `${(value / 1024).toFixed(1)} KB`.padStart(9);
}
