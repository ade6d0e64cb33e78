// The exercises contract: what every exercise promises, proved on the files that are tracked. The learner's own copy
// (exercises/NN-slug/src) is never read, so solving an exercise turns nothing red here.
//
// Owns:   the tests of one exercise; each folder has a contract.test.ts that calls for them, so exercises run side by side.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { Scenario } from '#scenario';
import { inProcessWorker } from '#worker/in-process';
import {
  alternativeSlugs,
  appSources,
  exerciseFolder,
  loadExercise,
  loadMistake,
  mistakeSlugs,
  solutionFolder,
  variantFolders,
} from '#exercises/catalog';
import type { AppVariant } from '#exercises/catalog';
import { hintTexts } from '#exercises/check-hint';
import type { Exercise, Mistake, ReadyRequest } from '#exercises/define-exercise';
import { runChecks } from '#exercises/run-checks';
import type { CheckReport } from '#exercises/run-checks';
import { describeCorrectApp } from './correct-app.ts';

const worker = inProcessWorker();

const STARTER_FILES = ['.funcignore', 'host.json', 'local.settings.json', 'package.json', 'src', 'tsconfig.json'];
/** What stands where the learner writes. */
const MARK = 'TO' + 'DO';
/** Shorter lines, such as `});` or `return;`, may stand in any text. */
const TELLING_LINE = 12;

/**
 * Declares the tests of an exercise.
 *
 * @param folder of the exercise.
 */
export async function describeExercise(folder: string): Promise<void> {
  const slug = basename(folder);
  const [exercise, mistakes] = [await loadExercise(slug), await mistakesOf(slug)];
  const correct = { slug, exercise, worker };
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // a check runs once for every moment at which a worker can die
  afterAll(() => worker.stop());

  describe('its manifest', () => describeManifest(slug, exercise));
  describe('its starter', () => describeStarter(slug, exercise));
  describe('its solution', () => describeCorrectApp({ ...correct, variant: 'solution' }));
  describe('its ready requests', () => describeReadyRequests(slug, exercise));
  it('has two alternatives or more', () => {
    expect(alternativeSlugs(slug).length).toBeGreaterThanOrEqual(2);
  });
  describe.each(alternativeSlugs(slug))('its alternative %s', (alternative) => {
    describeCorrectApp({ ...correct, variant: { alternative } });
  });
  describe('its mistakes', () => describeMistakes(slug, exercise, mistakes));
}

function describeManifest(slug: string, exercise: Exercise): void {
  const { checks, hints, files } = exercise;

  it('has checks whose ids and sentences are unique', () => {
    expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length);
    expect(new Set(checks.map((check) => check.title)).size).toBe(checks.length);
    for (const { id } of checks) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('gives 100 points in all, and some for every check', () => {
    expect(checks.reduce((sum, check) => sum + check.points, 0)).toBe(100);
    for (const check of checks) expect(check.points, check.id).toBeGreaterThan(0);
  });

  it('has a hint for every check, and hints in steps', () => {
    for (const check of checks) expect(hintTexts(check.hint)[0], check.id).toBeTruthy();
    expect(hints.length).toBeGreaterThanOrEqual(3);
  });

  it('has no hint with a line of the solution', () => {
    const allHints = [...hints, ...checks.flatMap((check) => hintTexts(check.hint))];
    for (const line of solutionLines(slug)) {
      for (const hint of allHints) expect(hint).not.toContain(line);
    }
  });

  it('lists the files of the starter, and none that is missing', () => {
    const paths = filesBelow(variantFolders(slug, 'starter').at(-1) ?? '').filter((path) => path.startsWith('src/'));
    expect(paths.sort()).toEqual(files.map((file) => file.path).sort());
  });

  it('has an edited file with a mark of what is to do, and no such mark in the solution', () => {
    const { files: starter } = appSources(slug, 'starter');
    const edited = files.filter((file) => file.role === 'edit').map((file) => starter[file.path] ?? '');
    expect(edited.some((text) => text.includes(MARK))).toBe(true);
    expect(Object.values(appSources(slug, 'solution').files).join('\n')).not.toContain(MARK);
  });

  it('has a solution that changes only files which the learner edits', () => {
    const editable = files.filter((file) => file.role === 'edit').map((file) => file.path);
    expect(filesBelow(solutionFolder(slug)).filter((path) => !editable.includes(path))).toEqual([]);
  });
}

function describeStarter(slug: string, exercise: Exercise): void {
  it('has what Core Tools needs to build and start it, and nothing else', () => {
    const starter = join(exerciseFolder(slug), 'starter');
    const built = ['dist', 'node_modules', 'package-lock.json'];
    expect(readdirSync(starter).filter((name) => !built.includes(name))).toEqual(STARTER_FILES);
    const { main, scripts } = JSON.parse(readFileSync(join(starter, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect({ main, scripts }).toMatchObject({ main: 'dist/src/functions/*.js', scripts: { build: 'tsc' } });
  });

  it('loads, runs and fails every check with a reason', async () => {
    const report = await reportOf(slug, exercise, 'starter');
    expect(statuses(report)).toEqual(exercise.checks.map((check) => `fail ${check.id}`));
    expect(report).toMatchObject({ passed: false, points: 0, maxPoints: 100 });
    for (const check of report.checks) expect(check.message).toMatch(/^Expected .+, but .+[.?!]$/m);
  });
}

function describeReadyRequests(slug: string, exercise: Exercise): void {
  const send = (scenario: Scenario, { method, path, body }: ReadyRequest) =>
    scenario.http(method, path, body === undefined ? {} : { body: JSON.stringify(body) });
  const opened = async () => {
    const scenario = Scenario.open({ app: appSources(slug, 'solution'), worker });
    await scenario.add(exercise.beside ?? {});
    return scenario;
  };

  it('are accepted when the learner presses Run, and an instance is there', async () => {
    const scenario = await opened();
    for (const request of exercise.onRun) expect((await send(scenario, request)).status).toBe(202);
    await scenario.advance(0);
    expect(await scenario.instances()).not.toEqual([]);
  });

  it('are all answered by something, one after the other', async () => {
    const scenario = await opened();
    for (const request of [...exercise.onRun, ...exercise.requests]) {
      const { status } = await send(scenario, request);
      expect([200, 202, 400, 409, 410], request.label).toContain(status);
      await scenario.advance(0);
    }
  });

  it('have labels that are unique', () => {
    expect(new Set(exercise.requests.map((request) => request.label)).size).toBe(exercise.requests.length);
  });
}

type NamedMistake = Mistake & { readonly slug: string };

function describeMistakes(slug: string, exercise: Exercise, mistakes: readonly NamedMistake[]): void {
  it('are four or more, six for a challenge, and together they fail every check', () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(/^c\d/.test(slug) ? 6 : 4);
    const failed = new Set(mistakes.flatMap((mistake) => mistake.fails));
    expect(exercise.checks.map((check) => check.id).filter((id) => !failed.has(id))).toEqual([]);
  });

  it.each(mistakes)('$slug fails exactly the checks that it names', async (mistake) => {
    const report = await reportOf(slug, exercise, { mistake: mistake.slug });
    expect(statuses(report).filter((line) => !line.startsWith('pass'))).toEqual(
      exercise.checks.filter((check) => mistake.fails.includes(check.id)).map((check) => `fail ${check.id}`),
    );
  });
}

async function mistakesOf(slug: string): Promise<readonly NamedMistake[]> {
  return Promise.all(
    mistakeSlugs(slug).map(async (mistake) => ({ slug: mistake, ...(await loadMistake(slug, mistake)) })),
  );
}

function reportOf(slug: string, exercise: Exercise, variant: AppVariant): Promise<CheckReport> {
  return runChecks({ exercise, slug, app: appSources(slug, variant), appName: JSON.stringify(variant), worker });
}

function statuses(report: CheckReport): readonly string[] {
  return report.checks.map((check) => `${check.status} ${check.id}`);
}

function solutionLines(slug: string): readonly string[] {
  const folder = solutionFolder(slug);
  const texts = filesBelow(folder).map((path) => readFileSync(join(folder, path), 'utf8'));
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => line.trim());
  return lines.filter((line) => line.length >= TELLING_LINE);
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
  return paths.map((path) =>
    path
      .slice(folder.length)
      .replace(/^[\\/]/, '')
      .replaceAll('\\', '/'),
  );
}
