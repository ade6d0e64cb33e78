// The exercises contract: what every exercise promises, proved on the files that are tracked. The learner's own copy
// (exercises/NN-slug/src) is never read, so solving an exercise turns nothing red here.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { faultText } from '#core';
import type { DisturbancePoint, Fault } from '#core';
import { Scenario } from '#scenario';
import { inProcessWorker } from '#worker/in-process';
import {
  alternativeSlugs,
  appSources,
  exerciseFolder,
  exerciseSlugs,
  loadExercise,
  loadMistake,
  mistakeSlugs,
  solutionFolder,
  variantFolders,
} from './catalog.ts';
import type { AppVariant } from './catalog.ts';
import { hintTexts } from './check-hint.ts';
import type { Check, Exercise, Mistake, ReadyRequest } from './define-exercise.ts';
import { runCheck, runChecks } from './run-checks.ts';
import type { CheckReport } from './run-checks.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // a check runs once for every moment at which a worker can die

const worker = inProcessWorker();
afterAll(() => worker.stop());

const STARTER_FILES = ['.funcignore', 'host.json', 'local.settings.json', 'package.json', 'src', 'tsconfig.json'];
/** Shorter lines, such as `});` or `return;`, may stand in any text. */
const TELLING_LINE = 12;

const exercises = await Promise.all(
  exerciseSlugs().map(async (slug) => ({ slug, exercise: await loadExercise(slug), mistakes: await mistakesOf(slug) })),
);

describe.each(exercises)('$slug', ({ slug, exercise, mistakes }) => {
  describe('its manifest', () => describeManifest(slug, exercise));
  describe('its starter', () => describeStarter(slug, exercise));
  describe('its solution', () => describeCorrectApp(slug, exercise, 'solution'));
  describe('its ready requests', () => describeReadyRequests(slug, exercise));
  it('has two alternatives or more', () => {
    expect(alternativeSlugs(slug).length).toBeGreaterThanOrEqual(2);
  });
  describe.each(alternativeSlugs(slug))('its alternative %s', (alternative) => {
    describeCorrectApp(slug, exercise, { alternative });
  });
  describe('its mistakes', () => describeMistakes(slug, exercise, mistakes));
});

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

  it('has an edited file with a TODO, and no TODO in the solution', () => {
    const { files: starter } = appSources(slug, 'starter');
    const edited = files.filter((file) => file.role === 'edit').map((file) => starter[file.path] ?? '');
    expect(edited.some((text) => text.includes('TODO'))).toBe(true);
    expect(Object.values(appSources(slug, 'solution').files).join('\n')).not.toContain('TODO');
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

function describeCorrectApp(slug: string, exercise: Exercise, variant: AppVariant): void {
  const crashPoints = new Map<Check, readonly Fault[]>();
  const disturbancePoints = new Map<Check, readonly DisturbancePoint[]>();

  beforeAll(async () => {
    for (const check of exercise.checks) {
      const undisturbed = await runCheck(check, { app: appSources(slug, variant), worker, disturbances: [] });
      crashPoints.set(check, undisturbed.crashPoints);
      disturbancePoints.set(check, undisturbed.disturbancePoints);
    }
  });

  it('passes every check', async () => {
    const report = await reportOf(slug, exercise, variant);
    expect(report.checks.filter((check) => check.status !== 'pass')).toEqual([]);
    expect(report).toMatchObject({ passed: true, points: 100, maxPoints: 100 });
  });

  it.each(exercise.checks)('asks nothing of its machine in an orchestrator: $id', async (check) => {
    const scenario = Scenario.open({ app: appSources(slug, variant), worker });
    await check.run(scenario);
    // Other notices, such as that an event is unknown, a check provokes.
    expect(scenario.records.filter((record) => record.kind === 'notice' && record.breaksReplay)).toEqual([]);
  });

  it.each(exercise.checks)('passes $id wherever the worker dies', async (check) => {
    for (const fault of crashPoints.get(check) ?? []) {
      const { ending } = await runCheck(check, { app: appSources(slug, variant), worker, fault });
      expect(ending, `the worker died ${faultText(fault)}`).toEqual({ status: 'pass' });
    }
  });

  it.each(exercise.checks)('passes $id whatever is delivered twice', async (check) => {
    for (const { disturbance, about } of disturbancePoints.get(check) ?? []) {
      if (disturbance.kind === 'activity fails') continue; // it is no right app that then does the same
      const disturbances = [disturbance];
      const { ending } = await runCheck(check, { app: appSources(slug, variant), worker, disturbances });
      expect(ending, `${disturbance.kind}: ${about}`).toEqual({ status: 'pass' });
    }
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
