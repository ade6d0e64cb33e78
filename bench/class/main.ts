// Main: `npm run bench:class`. Grades a made class, and beside it what starting vitest once per submission would cost.

import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exerciseSlugs } from '#exercises/catalog';
import { readArguments, UsageError } from '../../workshop/command.ts';
import { gradeBatch } from '../../workshop/grade/batch.ts';
import type { SubmissionGrade } from '../../workshop/grade/grades.ts';
import { listSubmissions } from '../../workshop/grade/submissions.ts';
import { workshopRoot } from '../../workshop/workspace.ts';
import { sayAnswer } from '../say-answer.ts';
import { makeClass } from './made-class.ts';
import { costOf, type Cost } from './measured.ts';

const USAGE = `npm run bench:class                what grading 200 submissions of all exercises costs

  --submissions <number>   how many; 200 unless given
  --jobs <number>          how many at the same time; 2 unless given
  --baseline <number>      how many of them vitest judges as well, one start each; 3 unless given
  --seed <text>            another class
  --json                   one object instead of the table (npm run --silent bench:class -- --json)`;

const TARGET_MS = 1_000;

await sayAnswer(answer, USAGE);

async function answer(): Promise<string> {
  const { values } = readArguments(process.argv.slice(2), {
    help: { type: 'boolean', short: 'h', default: false },
    submissions: { type: 'string', default: '200' },
    jobs: { type: 'string', default: '2' },
    baseline: { type: 'string', default: '3' },
    seed: { type: 'string', default: 'a class' },
    json: { type: 'boolean', default: false },
  });
  if (values.help) return USAGE;
  const folder = await mkdtemp(join(tmpdir(), 'bench-class-'));
  try {
    const { folders } = await makeClass(join(folder, 'submissions'), wholeNumber(values.submissions), values.seed);
    const graded = await graderCost(folder, wholeNumber(values.jobs));
    const baseline = await vitestCost(folders.slice(0, wholeNumber(values.baseline)));
    const report = { node: process.versions.node, targetMs: TARGET_MS, graded, baseline };
    return values.json ? JSON.stringify(report) : tableOf(report);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new UsageError(`${text} is no whole number from 1 to 99999.`);
  return Number(text);
}

/** What some submissions cost. */
interface Measured extends Cost {
  readonly submissions: number;
  /** Real time of one submission. */
  readonly medianMs: number;
  readonly slowestMs: number;
}

async function graderCost(folder: string, jobs: number): Promise<Measured> {
  const { submissions } = await listSubmissions(join(folder, 'submissions'));
  const scratch = join(folder, 'scratch');
  await mkdir(scratch);
  const settings = { slugs: exerciseSlugs(), checks: undefined, exerciseMs: 60_000 };
  let grades: readonly SubmissionGrade[] = [];
  const cost = await costOf(async () => {
    grades = await gradeBatch({ submissions, settings, scratch, jobs, onGrade: told('graded') });
  });
  return { ...cost, ...timesOf(grades.map(({ durationMs }) => durationMs)) };
}

async function vitestCost(folders: readonly string[]): Promise<Measured> {
  const times: number[] = [];
  const tell = told('judged by vitest');
  const cost = await costOf(async () => {
    for (const submission of folders) {
      const begun = performance.now();
      await vitestOver(submission);
      times.push(performance.now() - begun);
      tell();
    }
  });
  return { ...cost, ...timesOf(times) };
}

/** Its exit code says whether every check passed, which is not asked here. */
function vitestOver(submission: string): Promise<void> {
  const vitest = join(workshopRoot, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--config', 'bench/class/baseline.config.ts'], {
    cwd: workshopRoot,
    env: { ...process.env, BENCH_SUBMISSION: submission },
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', () => resolve());
  });
}

function told(done: string): () => void {
  let count = 0;
  return () => void process.stderr.write(`\r${String((count += 1))} ${done} …`);
}

function timesOf(times: readonly number[]): Pick<Measured, 'submissions' | 'medianMs' | 'slowestMs'> {
  const sorted = times.toSorted((one, other) => one - other);
  return {
    submissions: times.length,
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    slowestMs: sorted.at(-1) ?? 0,
  };
}

interface Report {
  readonly node: string;
  readonly targetMs: number;
  readonly graded: Measured;
  readonly baseline: Measured;
}

function tableOf({ node, targetMs, graded, baseline }: Report): string {
  const head = ['', 'submissions', 'median', 'slowest', 'processor each', 'all', 'memory at its peak'];
  const rows = [head, rowOf('npm run grade', graded), rowOf('vitest once per submission', baseline)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const verdict = graded.medianMs <= targetMs ? 'holds' : 'is missed';
  const target = `The target, a median of at most ${seconds(targetMs)}, ${verdict}.`;
  return [`\nNode ${node}, all ${String(exerciseSlugs().length)} exercises in each`, '', ...lines, '', target].join(
    '\n',
  );
}

function rowOf(
  name: string,
  { submissions, medianMs, slowestMs, wallMs, processorMs, residentBytes }: Measured,
): string[] {
  const each = processorMs === undefined ? '?' : seconds(processorMs / submissions);
  const memory = residentBytes === undefined ? '?' : `${String(Math.round(residentBytes / 2 ** 20))} MB`;
  return [name, String(submissions), seconds(medianMs), seconds(slowestMs), each, seconds(wallMs), memory];
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}
