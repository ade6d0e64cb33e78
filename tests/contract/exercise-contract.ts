// The exercises contract: what every exercise promises, proved on the files that are tracked. The learner's own copy
// (exercises/NN-slug/src) is never read, so solving an exercise turns nothing red here.
//
// Owns:   the tests of one exercise; each folder has a contract.test.ts that calls for them, so exercises run side by side.
//
// E1. The parts of an exercise are proved in the order in which they are written. Where one is missing, a sentence says what to do,
//     and what comes after it is not asked for yet.

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
import { challenges, lessons } from '#exercises/lessons';
import { missingIn, PARTS, type Part } from '#exercises/missing-parts';
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
  const exercise = await loadExercise(slug);
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // a check runs once for every moment at which a worker can die
  afterAll(() => worker.stop());

  describe('its manifest', () => describeManifest(exercise));
  for (const part of PARTS) {
    const missing = missingIn(part, slug, exercise);
    if (missing !== undefined) {
      it(`is finished (next: ${part})`, () => expect.fail(missing));
      return;
    }
    await describePart[part](slug, exercise);
  }
}

type DescribesPart = (slug: string, exercise: Exercise) => void | Promise<void>;

const describePart: Readonly<Record<Part, DescribesPart>> = {
  starter(slug, exercise) {
    describe('its starter', () => describeStarter(slug, exercise));
  },
  solution(slug, exercise) {
    describe('its solution', () => {
      describeSolution(slug, exercise);
      describeCorrectApp({ slug, exercise, worker, variant: 'solution' });
    });
    describe('its ready requests', () => describeReadyRequests(slug, exercise));
  },
  hints(slug, exercise) {
    describe('its hints', () => describeHints(slug, exercise));
  },
  alternatives(slug, exercise) {
    describe.each(alternativeSlugs(slug))('its alternative %s', (alternative) => {
      describeCorrectApp({ slug, exercise, worker, variant: { alternative } });
    });
  },
  async mistakes(slug, exercise) {
    const mistakes = await mistakesOf(slug);
    describe('its mistakes', () => describeMistakes(slug, exercise, mistakes));
  },
};

function describeManifest({ checks, lesson }: Exercise): void {
  it('has checks whose ids and sentences are unique', () => {
    const [ids, titles] = [checks.map(({ id }) => id), checks.map(({ title }) => title)];
    mustHold(new Set(ids).size === ids.length, 'Two checks have the same id.');
    mustHold(new Set(titles).size === titles.length, 'Two checks have the same title.');
    for (const id of ids) {
      mustHold(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id), `The id of the check ${id} is not small letters with hyphens.`);
    }
  });

  it('gives 100 points in all, and some for every check', () => {
    const all = checks.reduce((sum, check) => sum + check.points, 0);
    mustHold(all === 100, `The points of the checks add up to ${all}: share out 100.`);
    for (const { id, points } of checks) {
      const isWhole = Number.isInteger(points) && points > 0;
      mustHold(isWhole, `The check ${id} has ${points} points: give it a whole number, 1 or more.`);
    }
  });

  it('has a hint for every check', () => {
    for (const { id, hint } of checks) {
      mustHold(Boolean(hintTexts(hint)[0]), `The check ${id} has no hint: say where to look when it fails.`);
    }
  });

  it('names a lesson that there is, or none', () => {
    const known = [...lessons, ...challenges].map(({ page }) => page.split('/').at(-1));
    const isKnown = lesson === '' || known.includes(lesson);
    mustHold(isKnown, `There is no lesson "${lesson}"; there are ${known.join(', ')}.`);
  });
}

function describeStarter(slug: string, exercise: Exercise): void {
  const { files } = exercise;

  it('holds the files that the manifest lists, and no others', () => {
    const paths = filesBelow(variantFolders(slug, 'starter').at(-1) ?? '').filter((path) => path.startsWith('src/'));
    const unlisted = paths.filter((path) => !files.some((file) => file.path === path));
    mustHold(
      unlisted.length === 0,
      `"files" in exercise.ts does not list what the starter has: ${unlisted.join(', ')}.`,
    );
  });

  it('has an edited file with a mark of what is to do', () => {
    const { files: starter } = appSources(slug, 'starter');
    const edited = files.filter((file) => file.role === 'edit').map((file) => starter[file.path] ?? '');
    const isMarked = edited.some((text) => text.includes(MARK));
    mustHold(isMarked, `No file that the learner edits says ${MARK}: mark the place where they write.`);
  });

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
    for (const { id, status, message = '' } of report.checks) {
      mustHold(
        status !== 'pass',
        `The starter passes the check ${id}, which has to fail: take out what makes it pass.`,
      );
      mustHold(
        status === 'fail',
        `The starter has to load and to run, but the check ${id} ends with ${status}: ${message}`,
      );
      const isReason = /^Expected .+, but .+[.?!]$/m.test(message);
      mustHold(isReason, `The check ${id} fails without a sentence of expectThat (expected …, but …): ${message}`);
    }
    expect(report).toMatchObject({ passed: false, points: 0, maxPoints: 100 });
  });
}

function describeSolution(slug: string, { files }: Exercise): void {
  it('changes only files which the learner edits', () => {
    const editable = files.filter((file) => file.role === 'edit').map((file) => file.path);
    const others = filesBelow(solutionFolder(slug)).filter((path) => !editable.includes(path));
    mustHold(
      others.length === 0,
      `These files of solutions/${slug} are none that the learner edits: ${others.join(', ')}.`,
    );
  });

  it('has no mark of what is to do', () => {
    const text = Object.values(appSources(slug, 'solution').files).join('\n');
    mustHold(!text.includes(MARK), `The solution still says ${MARK}: finish what it is about, and take it out.`);
  });
}

function describeHints(slug: string, { hints, checks }: Exercise): void {
  it('have no line of the solution', () => {
    const allHints = [...hints, ...checks.flatMap((check) => hintTexts(check.hint))];
    for (const line of solutionLines(slug)) {
      const told = allHints.find((hint) => hint.includes(line));
      mustHold(told === undefined, `A hint has the line "${line}" of the solution: say it in words.`);
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
  it('fail every check together, and no check that is not there', () => {
    const ids = exercise.checks.map((check) => check.id);
    const failed = new Set<string>(mistakes.flatMap((mistake) => mistake.fails));
    const [missed, unknown] = [ids.filter((id) => !failed.has(id)), [...failed].filter((id) => !ids.includes(id))];
    mustHold(
      missed.length === 0,
      `No mistake fails ${missed.join(', ')}: write one, or ask whether the check is needed.`,
    );
    mustHold(unknown.length === 0, `Mistakes name checks that are not there: ${unknown.join(', ')}.`);
  });

  it.each(mistakes)('$slug fails exactly the checks that it names', async (mistake) => {
    const report = await reportOf(slug, exercise, { mistake: mistake.slug });
    const where = `exercises/${slug}/mistakes/${mistake.slug}/mistake.ts`;
    const wrong = `What the checks say (received) is not what ${where} names (expected).`;
    expect(
      statuses(report).filter((line) => !line.startsWith('pass')),
      wrong,
    ).toEqual(exercise.checks.filter((check) => mistake.fails.includes(check.id)).map((check) => `fail ${check.id}`));
  });
}

/** Where an author reads the sentence, nothing else stands beside it. */
function mustHold(holds: boolean, sentence: string): void {
  if (!holds) expect.fail(sentence);
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
