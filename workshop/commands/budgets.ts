import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { readArguments, type Command } from '../command.ts';
import { LONG_HISTORY, lesson, measureTimes, NoBrowserError, steppedViews } from '../page-times.ts';
import { scriptsOfPage, weighPage } from '../page-weight.ts';
import { paint, say, warn } from '../terminal.ts';
import { workshopRoot } from '../workspace.ts';

const KB = 1024;

/** Targets. A measurement above one is told as over, and fails the command where it is also above its bound. */
const limits = {
  checkMs: 3_000,
  pageBytes: 100 * KB,
  playgroundBytes: 350 * KB,
  typeHintsBytes: 1.2 * KB * KB,
  editorMs: 1_000,
  runMs: 300,
  checkInPageMs: 500,
  stepMs: 16,
};

/** Times in a browser depend on what else the machine does: beyond the target they are told, and from here on they fail. */
const LOADED = 3;
const bounds: Readonly<Record<number, number>> = {
  [limits.editorMs]: LOADED * limits.editorMs,
  [limits.runMs]: LOADED * limits.runMs,
  [limits.checkInPageMs]: LOADED * limits.checkInPageMs,
  [limits.stepMs]: LOADED * limits.stepMs,
};

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
    'npm run budgets\n\nMeasures the times of commands and pages, and the weight of pages, against their limits. Needs the built site (npm run build).',
  async run(args) {
    readArguments(args, {});
    const dist = join(workshopRoot, '.vitepress/dist');
    if (!existsSync(join(dist, lesson.page))) {
      warn(`There is no built lesson page (.vitepress/dist/${lesson.page}); run "npm run build" first.`);
      return 1;
    }
    try {
      const measurements = [...(await timeChecks()), ...(await weighLessons(dist)), ...(await timePages(dist))];
      measurements.forEach((one) => say(rowOf(one)));
      return measurements.every(isTolerable) ? 0 : 1;
    } catch (error) {
      if (!(error instanceof NoBrowserError)) throw error;
      warn(error.message);
      return 1;
    }
  },
};

async function timeChecks(): Promise<Measurement[]> {
  return [
    await timeCheck('the starter', `exercises/${lesson.exercise}/starter`, 1),
    await timeCheck('the solution', `solutions/${lesson.exercise}`, 0),
  ];
}

/** Runs the command as a learner does, from the start of npm to the verdict; what the compiler says of types comes after it. */
async function timeCheck(name: string, app: string, expectedCode: number): Promise<Measurement> {
  const args = ['check', '04', '--app', app];
  const npm = process.env['npm_execpath'];
  const begin = performance.now();
  const { code, verdictAt } = await run(
    npm ? [npm, 'run', '--silent', 'check', '--', ...args.slice(1)] : [join(workshopRoot, 'workshop/bin.js'), ...args],
  );
  const measured = verdictAt - begin;
  const wrong = `  ended with ${code} instead of ${expectedCode}: npm run check -- 04 --app ${app}`;
  return {
    what: `check -- 04, ${name}, to the verdict`,
    measured,
    limit: limits.checkMs,
    unit: 'ms',
    ...(code !== expectedCode && { problem: wrong }),
  };
}

/** Runs a check to its end, and notes when its verdict was said; that is its end where it says none. */
function run(args: readonly string[]): Promise<{ code: number | null; verdictAt: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: workshopRoot, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    let verdictAt: number | undefined;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (/ checks passed/.test(output)) verdictAt ??= performance.now();
    });
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, verdictAt: verdictAt ?? performance.now() });
    });
  });
}

async function weighLessons(dist: string): Promise<Measurement[]> {
  const pages = globSync(['lessons/*.html', 'challenges/*.html'], { cwd: dist }).sort();
  const rows = await Promise.all(
    pages.map(async (page): Promise<Measurement[]> => {
      const weight = await weighPage(dist, page);
      const row = (what: string, measured: number, limit: number): Measurement[] =>
        measured === 0 ? [] : [{ what, measured, limit, unit: 'bytes' }];
      return [
        ...row(page, weight.page, limits.pageBytes),
        ...row('  its playground, besides', weight.playground, limits.playgroundBytes),
        ...row('  type hints, besides', weight.typeHints, limits.typeHintsBytes),
      ];
    }),
  );
  return rows.flat();
}

async function timePages(dist: string): Promise<Measurement[]> {
  const solution = await readFile(join(workshopRoot, 'solutions', lesson.exercise, lesson.edited), 'utf8');
  const { editor, run: toRow, check, step, loaded } = await measureTimes(dist, solution);
  const parts = await scriptsOfPage(dist, lesson.page);
  const weighed = new Set([...parts.page, ...parts.playground, ...parts.typeHints]);
  const unknown = [...loaded].filter((path) => !weighed.has(path));
  const problem = unknown.length > 0 ? { problem: `  loads what is not weighed: ${unknown.join(', ')}` } : {};
  const row = (what: string, measured: number, limit: number): Measurement => ({ what, measured, limit, unit: 'ms' });
  return [
    row('page to a usable editor', editor, limits.editorMs),
    { ...row('  Run to the first row of history', toRow, limits.runMs), ...problem },
    row('  Check of 04, the solution', check, limits.checkInPageMs),
    ...steppedViews.map((view) =>
      row(`  Step after ${LONG_HISTORY.toLocaleString('en')} events, ${view}`, step[view], limits.stepMs),
    ),
  ];
}

const isWithin = ({ measured, limit, problem }: Measurement): boolean => problem === undefined && measured <= limit;

const isTolerable = ({ measured, limit, problem }: Measurement): boolean =>
  problem === undefined && measured <= (bounds[limit] ?? limit);

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
  if (unit === 'bytes') return `${(value / KB).toFixed(1)} KB`.padStart(9);
  return (value < 1_000 ? `${value.toFixed(0)} ms` : `${(value / 1_000).toFixed(2)} s`).padStart(9);
}
