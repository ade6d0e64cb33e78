// New class: an instructor makes a repository for a class of two exercises, and a learner works in it. What `npm ci` does is done
// with links here, to the packages that the repository's lock file lists; the real one needs a network.

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type * as Parser from '@actions/workflow-parser';
import { tsImport } from 'tsx/esm/api';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { appSources, exerciseFolder, loadExercise, solutionFolder } from '#exercises/catalog';
import { runChecks, type CheckReport } from '#exercises/run-checks';
import { inProcessWorker } from '#worker/in-process';
import type { ClassroomOutput } from '../classroom-result.ts';
import type { Grades } from '../grade/grades.ts';
import { Resident } from '../resident.ts';
import { shownPath, workshopRoot } from '../workspace.ts';
import { packageName } from './class-files.ts';
import type { LockFile } from './class-lock.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const chaining = '01-chaining';
const approval = '04-approval-orchestrator';
const slugs = [chaining, approval];

let place: string;
/** The repository that the instructor made, untouched. */
let made: string;
/** A learner's clone of it. */
let clone: string;
let instructor: Resident;

beforeAll(async () => {
  instructor = await Resident.arrive();
  place = await mkdtemp(join(tmpdir(), 'class-'));
  [made, clone] = [join(place, 'submissions/ada'), join(place, 'submissions/bo')];
  await instructor.types('new-class', made, '--exercises', '04,1', '--name', 'Durable Lab');
  await cp(made, clone, { recursive: true });
  await install(clone);
});
afterAll(async () => {
  await instructor.leave();
  await rm(place, { recursive: true });
});

async function install(repository: string): Promise<void> {
  const { packages } = JSON.parse(await readFile(join(repository, 'package-lock.json'), 'utf8')) as LockFile;
  const workshop = join(repository, 'node_modules/durable-functions-workshop');
  await mkdir(workshop, { recursive: true });
  await promisify(execFile)('tar', ['-xzf', await tarball(repository), '-C', workshop, '--strip-components=1']);
  for (const path of Object.keys(packages).filter((one) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(one))) {
    if (path.endsWith('/durable-functions-workshop')) continue;
    await mkdir(dirname(join(repository, path)), { recursive: true });
    await symlink(join(workshopRoot, path), join(repository, path), 'junction');
  }
}

async function tarball(repository: string): Promise<string> {
  const [name = ''] = await readdir(join(repository, 'vendor'));
  return join(repository, 'vendor', name);
}

/** The learner types `durable-workshop …`, as each script of the repository does. */
async function learner(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => name !== 'DURABLE_WORKSHOP_WORKSPACE');
  const bin = 'node_modules/durable-functions-workshop/workshop/bin.js';
  const settings = {
    cwd: clone,
    env: { ...Object.fromEntries(inherited), npm_lifecycle_script: 'durable-workshop …', ...env },
  };
  const ended = promisify(execFile)(process.execPath, [bin, ...args], settings);
  return ended.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

const putIn = (slug: string, folder: string): Promise<void> =>
  cp(join(folder, 'src'), join(clone, 'exercises', slug, 'src'), { recursive: true });

async function pathsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
}

async function textsOf(paths: readonly string[]): Promise<string[]> {
  return Promise.all(paths.map((path) => readFile(path, 'utf8')));
}

describe('the repository', () => {
  test('has nothing of a solution, a mistake or an alternative, also not in the package', async () => {
    const workshop = join(clone, 'node_modules/durable-functions-workshop');
    const paths = [...(await pathsBelow(made)), ...(await pathsBelow(workshop))];
    const held = (await textsOf(paths)).join('\n');
    const starters = (await textsOf(await pathsBelow(join(made, 'exercises')))).join('\n');
    const secret = slugs.flatMap((slug) => [
      solutionFolder(slug),
      join(exerciseFolder(slug), 'mistakes'),
      join(exerciseFolder(slug), 'alternatives'),
    ]);
    const lines = (await textsOf((await Promise.all(secret.map(pathsBelow))).flat()))
      .flatMap((text) => text.split('\n'))
      .map((line) => line.trim())
      .filter((line) => line.length >= 50 && !line.startsWith('import ') && !starters.includes(line));

    expect(
      paths.filter((path) => /[\\/](solutions|mistakes|alternatives)[\\/]|\.test\./.test(path.slice(place.length))),
    ).toEqual([]);
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => held.includes(line))).toEqual([]);
  });

  test('has the exercises that were asked for and no others, each with what it asks', async () => {
    expect((await readdir(join(made, 'exercises'))).sort()).toEqual(slugs);
    const readme = await readFile(join(made, 'exercises', approval, 'README.md'), 'utf8');
    expect(readme).toContain('npm run check -- 04 --watch');
    expect(readme).toContain('The lesson is “Events”.');
  });

  test('leads nowhere that is not there', async () => {
    const readme = await readFile(join(made, 'README.md'), 'utf8');
    const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);

    expect(links).toEqual(slugs.map((slug) => `exercises/${slug}`));
    expect(readme).toMatch(/^# Durable Lab\n/);
  });

  test('is installed from no registry but the one that npm is set up for', async () => {
    const lock = await readFile(join(made, 'package-lock.json'), 'utf8');
    const { packages } = JSON.parse(lock) as LockFile;

    expect(lock.match(/"resolved": ".*"/g)).toHaveLength(1);
    expect(Object.values(packages).filter(({ dev, peer }) => dev === true || peer === true)).toEqual([]);
    expect(packages['node_modules/durable-functions-workshop']).toMatchObject({
      resolved: expect.stringMatching(/^file:vendor\/durable-functions-workshop-.*\.tgz$/) as string,
      integrity: expect.stringMatching(/^sha512-/) as string,
    });
  });
});

interface WorkflowStep {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly name: string;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly WorkflowStep[] }>>;
}

const workflowText = (): Promise<string> => readFile(join(made, '.github/workflows/classroom.yml'), 'utf8');

describe('the workflow', () => {
  test('is one that GitHub understands', async () => {
    const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = (await tsImport(
      '@actions/workflow-parser',
      import.meta.url,
    )) as typeof Parser;
    const read = parseWorkflow({ name: 'classroom.yml', content: await workflowText() }, new NoOperationTraceWriter());

    expect(read.context.errors.getErrors().map(String)).toEqual([]);
    const { errors, jobs } = await convertWorkflowTemplate(read.context, read.value as NonNullable<typeof read.value>);
    expect(errors ?? []).toEqual([]);
    expect(jobs).toHaveLength(1);
  });

  test('has the names and permissions that Classroom asks for', async () => {
    const { name, permissions, jobs } = parse(await workflowText()) as Workflow;

    expect(name).toBe('Autograding Tests');
    expect(Object.keys(jobs)).toEqual(['run-autograding-tests']);
    expect(permissions).toEqual({ checks: 'write', actions: 'read', contents: 'read' });
  });

  test('hands the points of each exercise to the reporter, also of one that is not passed', async () => {
    const { steps } = (parse(await workflowText()) as Workflow).jobs['run-autograding-tests'] ?? { steps: [] };
    const reporter = steps.find(({ uses }) => uses?.startsWith('classroom-resources/autograding-grading-reporter@'));
    const mistake = 'timer-left-running';
    await putIn(chaining, solutionFolder(chaining));
    await putIn(approval, solutionFolder(approval));
    await putIn(approval, join(exerciseFolder(approval), 'mistakes', mistake));

    const outputs = await runsOf(steps);
    const handed = reportedBy(reporter, outputs);

    const reports = [await reportOf(chaining, 'solution'), await reportOf(approval, { mistake })];
    expect([outputs.get('steps.ex01.code'), outputs.get('steps.ex04.code')]).toEqual(['0', '1']);
    expect(handed.map(({ output }) => output.status)).toEqual(['pass', 'fail']);
    expect(handed.map(({ byScores }) => byScores)).toEqual(reports.map(({ points }) => points));
    expect(handed.map(({ byPassed }) => byPassed)).toEqual(reports.map(({ points }) => points));
    expect(handed.map(({ output }) => output.max_score)).toEqual([100, 100]);
    expect(reports[1]?.points).toBeGreaterThan(0);
    const [failed] = reports[1]?.checks.filter(({ status }) => status === 'fail') ?? [];
    expect(handed[1]?.output.tests.find(({ status }) => status === 'fail')?.message).toBe(failed?.message);
  });
});

/** Runs the steps that have an id. By the name of each output, its value. */
async function runsOf(steps: readonly WorkflowStep[]): Promise<ReadonlyMap<string, string>> {
  const outputs = new Map<string, string>();
  for (const { id, run = '' } of steps.filter((step) => step.id !== undefined)) {
    const [npx, program, ...args] = run.trim().split(' ');
    expect([npx, program]).toEqual(['npx', 'durable-workshop']);
    const file = join(place, `outputs-${String(id)}`);
    await writeFile(file, '');
    const { code } = await learner(args, { GITHUB_OUTPUT: file });
    outputs.set(`steps.${String(id)}.code`, String(code));
    for (const line of (await readFile(file, 'utf8')).trim().split('\n')) {
      const [name, ...value] = line.split('=');
      outputs.set(`steps.${String(id)}.outputs.${String(name)}`, value.join('='));
    }
  }
  return outputs;
}

/** What Classroom's reporter reads, and the two ways in which it adds points up. */
function reportedBy(reporter: WorkflowStep | undefined, outputs: ReadonlyMap<string, string>) {
  const runners = String(reporter?.with?.['runners']).split(',');
  return runners.map((runner) => {
    expect(runner).toMatch(/^[a-z0-9]+$/);
    const [, name = ''] = /^\$\{\{ (.+) \}\}$/.exec(reporter?.env?.[`${runner.toUpperCase()}_RESULTS`] ?? '') ?? [];
    const output = JSON.parse(Buffer.from(outputs.get(name) ?? '', 'base64').toString()) as ClassroomOutput;
    const passed = output.tests.filter(({ status }) => status === 'pass').length;
    return {
      output,
      byScores: output.tests.reduce((sum, { score }) => sum + score, 0),
      byPassed: (passed / output.tests.length) * output.max_score,
    };
  });
}

async function reportOf(slug: string, variant: Parameters<typeof appSources>[1]): Promise<CheckReport> {
  const worker = inProcessWorker();
  const exercise = await loadExercise(slug);
  const report = await runChecks({ exercise, slug, app: appSources(slug, variant), appName: slug, worker });
  await worker.stop();
  return report;
}

describe('a learner', () => {
  test('has no points in the beginning', async () => {
    for (const slug of slugs) await putIn(slug, join(exerciseFolder(slug), 'starter'));

    const { code, stdout } = await learner(['check', '--json', '--no-types']);

    expect(code).toBe(1);
    expect((JSON.parse(stdout) as CheckReport[]).map(({ points, maxPoints }) => [points, maxPoints])).toEqual([
      [0, 100],
      [0, 100],
    ]);
  });

  test('sees the exercises of the class alone', async () => {
    const { stdout } = await learner(['list']);

    expect(stdout).toMatch(/^Durable Functions\n {2}. 01 .*\nEvents\n {2}. 04 .*\n\n/);
  });

  test('is told that there are no solutions, and types commands as scripts', async () => {
    const { code, stdout, stderr } = await learner(['solution', '04']);

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe('The instructor of Durable Lab has left the solutions out. A hint: npm run hint -- 04\n');
  });

  test('has no commands of instructors', async () => {
    const { code, stderr } = await learner(['grade', '.']);

    expect(code).toBe(2);
    expect(stderr).toBe(
      'There is no command "grade"; there are list, next, check, hint, solution, reset, progress, host.\n' +
        'See npx durable-workshop --help\n',
    );
  });
});

test('the grader gives nothing to the fresh repository, and everything to the one with the reference', async () => {
  for (const slug of slugs) await putIn(slug, solutionFolder(slug));

  const out = join(place, 'grades');
  const { code } = await instructor.types('grade', dirname(made), '--out', out, '--exercises', '01,04');

  const { submissions } = JSON.parse(await readFile(join(out, 'grades.json'), 'utf8')) as Grades;
  expect(code).toBe(0);
  expect(submissions.map(({ name, points, maxPoints }) => ({ name, points, maxPoints }))).toEqual([
    { name: 'ada', points: 0, maxPoints: 200 },
    { name: 'bo', points: 200, maxPoints: 200 },
  ]);
});

test.each([
  ['Dürable Lab', 'class-durable-lab'],
  ['Zoë’s Große Übung 3', 'class-zoe-s-grosse-ubung-3'],
  ['Лаб', 'class'],
])('the class %j is the package %s', (name, packaged) => {
  expect(packageName(name)).toBe(packaged);
});

describe('new-class refuses', () => {
  test.each([
    [[], 'Which folder? Give one that is empty or not there yet.'],
    [['HERE'], 'HERE is not empty; give a folder that is empty or not there yet.'],
    [['HERE/README.md'], 'HERE/README.md is a file, or lies in one; give a folder that is empty or not there yet.'],
    [
      ['HERE/README.md/lab'],
      'HERE/README.md/lab is a file, or lies in one; give a folder that is empty or not there yet.',
    ],
    [['x', '--exercises', '99'], /^There is no exercise "99"; there are 01-chaining, /],
    [['x', '--name', ' '], '--name " " is no name; give up to 80 letters, digits, blanks and simple signs.'],
    [['x', '--site', 'here'], '--site here is no address; give one such as https://example.org/workshop/.'],
  ])('%j', async (args, sentence) => {
    const given = args.map((arg) => arg.replace('HERE', made));

    const { code, stderr } = await instructor.types('new-class', ...given);

    const [first = '', second] = stderr.replaceAll(shownPath(made), 'HERE').split('\n');
    expect(code).toBe(2);
    expect(first).toMatch(sentence);
    expect(second).toBe('See npm run new-class -- --help');
  });
});
