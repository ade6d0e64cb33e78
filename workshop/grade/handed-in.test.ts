// What learners hand in, and what comes of it: where the exercises are found, and what is said where there are none.

import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appSources, loadExercise } from '#exercises/catalog';
import type { Exercise } from '#exercises/define-exercise';
import { inProcessWorker } from '#worker/in-process';
import { ClassFolder } from './class-folder.ts';
import { gradeSubmission } from './grade-submission.ts';
import type { SubmissionGrade } from './grades.ts';
import { listSubmissions } from './submissions.ts';

const approval = '04-approval-orchestrator';
const callback = '05-callback-client';
const both = [approval, callback];

let folder: ClassFolder;

beforeEach(async () => {
  folder = await ClassFolder.make();
});

afterEach(() => folder.leave());

/** Grades a submission with the first two checks of each exercise. */
async function grade(name: string, slugs: readonly string[] = both): Promise<SubmissionGrade> {
  const { submissions } = await listSubmissions(folder.path);
  const submission = submissions.find((each) => each.name === name);
  if (!submission) throw new Error(`There is no submission ${name}.`);
  return gradeSubmission(submission, {
    exercises: await Promise.all(slugs.map(async (slug) => ({ slug, exercise: await shortened(slug) }))),
    scratch: folder.beside('scratch'),
    exerciseMs: 20_000,
    startWorker: () => inProcessWorker(),
  });
}

async function shortened(slug: string): Promise<Exercise> {
  const exercise = await loadExercise(slug);
  return { ...exercise, checks: exercise.checks.slice(0, 2) as unknown as Exercise['checks'] };
}

const outcomes = ({ exercises }: SubmissionGrade): string[] => exercises.map(({ outcome }) => outcome);
const folders = ({ exercises }: SubmissionGrade) => exercises.map((row) => row.folder);

type Content = Readonly<Record<string, string | Uint8Array>>;

/** An exercise as it was handed out. */
const untouched = (slug: string): Content => ({
  ...(appSources(slug, 'starter') as { files: Record<string, string> }).files,
  'package.json': JSON.stringify({ name: slug, main: 'dist/src/functions/*.js' }),
});

/** A solved exercise; its package.json says which one it is, unless `named` says something else. */
function solved(slug: string, named = slug): Record<string, string> {
  const { files } = appSources(slug, 'solution') as { files: Record<string, string> };
  return { ...files, 'package.json': JSON.stringify({ name: named, main: 'dist/src/functions/*.js' }) };
}

const at = (place: string, files: Content): Content =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${place}/${path}`, content]));

function zipOf(...all: readonly Content[]): Uint8Array {
  const entries = Object.entries(Object.assign({}, ...all) as Content);
  return zipSync(
    Object.fromEntries(entries.map(([path, one]) => [path, typeof one === 'string' ? strToU8(one) : one])),
  );
}

async function handIn(name: string, files: Content): Promise<void> {
  for (const [path, content] of Object.entries(files)) await folder.puts(`${name}/${path}`, content);
}

describe('a zip', () => {
  test('in the folder that Moodle makes for a learner is the submission', async () => {
    await handIn('Ada_123_assignsubmission_file_', { '04.zip': zipOf(at(approval, solved(approval))) });

    const result = await grade('Ada_123_assignsubmission_file_');

    expect(outcomes(result)).toEqual(['passed', 'missing']);
    expect(folders(result)[0]).toBe(`04.zip/${approval}`);
  });

  test('somewhere in a folder says by its name which exercise it holds', async () => {
    await handIn('ada', { 'week 4/04.zip': zipOf(solved(approval, 'my-app')) });

    expect(folders(await grade('ada'))).toEqual(['week 4/04.zip', undefined]);
  });

  test('of zips is one submission', async () => {
    const zips = { 'a.zip': zipOf(solved(approval)), 'b.zip': zipOf(at('work', solved(callback))) };
    await folder.puts('ada.zip', zipOf(zips));

    const result = await grade('ada');

    expect(outcomes(result)).toEqual(['passed', 'passed']);
    expect(folders(result)).toEqual(['a.zip', 'b.zip/work']);
  });

  test('that was left in an exercise is no part of the app', async () => {
    const old = zipOf({ 'src/functions/old.ts': new Uint8Array([0xe4]) });
    await handIn('ada', { ...at(approval, solved(approval)), [`${approval}/old.zip`]: old });

    expect(outcomes(await grade('ada'))[0]).toBe('passed');
  });

  test('made by macOS has shadows of its files, which are nothing', async () => {
    const shadow = new Uint8Array([0, 5, 22, 7]);
    const shadows = { '__MACOSX/._package.json': shadow, '__MACOSX/src/functions/._activities.ts': shadow };
    await folder.puts('04.zip', zipOf(solved(approval), shadows));

    expect(outcomes(await grade('04'))[0]).toBe('passed');
  });
});

describe('an archive that is not opened here', () => {
  test('is a submission that gets a sentence', async () => {
    await folder.puts('ada.rar', 'Rar!');
    await folder.puts('ada.zip', zipOf(solved(approval)));
    await folder.puts('bob.tar.gz', '');

    expect((await listSubmissions(folder.path)).submissions.map(({ name }) => name)).toEqual(['ada', 'ada.rar', 'bob']);
    expect((await grade('ada')).problem).toBeUndefined();
    expect(await grade('ada.rar')).toMatchObject({
      problem: 'It is packed as .rar, which is not opened here; hand in the folder itself or a .zip of it.',
      exercises: [{ outcome: 'refused' }, { outcome: 'refused' }],
    });
    expect((await grade('bob')).problem).toContain('It is packed as .tar.gz, which is not opened here');
  });

  test('may be all that a folder holds', async () => {
    await handIn('ada', { 'work/04.7z': '7z', 'readme.txt': 'See 04.7z.' });

    expect(await grade('ada')).toMatchObject({
      problem: 'work/04.7z is packed as .7z, which is not opened here; hand in the folder itself or a .zip of it.',
      exercises: [{ outcome: 'refused' }, { outcome: 'refused' }],
    });
  });

  test('is not told where it is the package of a class repository, and neither is the manifest above the exercises', async () => {
    const repository = {
      'package.json': '{ "name": "my-class" }',
      'vendor/durable-functions-workshop-0.1.0.tgz': 'tgz',
    };
    await handIn('ada', { ...at(approval, solved(approval)), ...repository });

    expect((await grade('ada')).passedOver).toEqual([]);
  });

  test('beside an exercise is told and costs nothing', async () => {
    await handIn('ada', { ...at(approval, solved(approval)), 'old.rar': 'Rar!' });

    const result = await grade('ada');

    expect(outcomes(result)).toEqual(['passed', 'missing']);
    expect(result.passedOver).toEqual([
      'old.rar is packed as .rar, which is not opened here; hand in the folder itself or a .zip of it.',
    ]);
  });
});

describe('a link that was handed in', () => {
  const isLink = 'is a link, and links are not followed.';

  test('in place of an exercise is said where nothing else was found', async () => {
    await handIn('ada', { 'readme.txt': '' });
    symlinkSync(folder.beside('.'), join(folder.path, 'ada', approval));

    expect((await grade('ada')).problem).toMatch(
      new RegExp(`^It holds readme.txt and none .*json\\. ${approval} ${isLink}$`),
    );
  });

  test('in a zip is one as well', async () => {
    const link = [strToU8('../elsewhere'), { os: 3, attrs: 0o120777 << 16 }] as const;
    await folder.puts('ada.zip', zipSync({ [approval]: link } as unknown as Zippable));

    const { problem, passedOver } = await grade('ada');

    expect(problem).toMatch(new RegExp(`^It holds none .* ${approval} ${isLink}$`));
    expect(passedOver).toEqual([`${approval} ${isLink}`]);
  });

  test('in place of the functions is why these are not there', async () => {
    await handIn('ada', { [`${approval}/package.json`]: solved(approval)['package.json'] ?? '' });
    symlinkSync(folder.beside('.'), join(folder.path, 'ada', approval, 'src'));

    expect((await grade('ada')).exercises[0]?.problem).toMatch(
      new RegExp(`^${approval}/src ${isLink} No function files in `),
    );
  });

  test('in place of one of them is said of the exercise', async () => {
    await handIn('ada', at(approval, solved(approval)));
    symlinkSync(folder.beside('a.ts'), join(folder.path, 'ada', approval, 'src/functions/more.ts'));
    symlinkSync(folder.beside('.'), join(folder.path, 'ada', approval, 'node_modules'));

    expect((await grade('ada')).exercises[0]?.passedOver).toEqual([`${approval}/src/functions/more.ts ${isLink}`]);
  });
});

test('of copies that lie as deep, the first by name is graded, and the exercise names the others', async () => {
  await handIn('ada', { ...at(`b/${approval}`, solved(approval)), ...at(`a/${approval}`, solved(approval)) });

  const { exercises, passedOver } = await grade('ada');
  const [told] = passedOver;

  expect(exercises[0]).toMatchObject({ folder: `a/${approval}`, passedOver });
  expect(told).toBe(`b/${approval} is another copy of ${approval}; the one in a/${approval} was graded.`);
  expect(exercises[1]).not.toHaveProperty('passedOver');
});

test('a source file beside the folders is a submission that gets a sentence', async () => {
  await folder.puts('ada_123_approval.ts', '');

  expect((await grade('ada_123_approval')).problem).toBe(
    "It is a single file; hand in the exercise's whole folder, or a .zip of it.",
  );
});

describe('where no exercise is found, it is said what is there', () => {
  const suchAs = 'such as "04-approval-orchestrator"';
  test.each<[string, Content, string]>([
    [
      'an app without a known name',
      at('my-app', solved(approval, 'my-app')),
      `Its function app in my-app does not say which exercise it is; name its folder, or the app in package.json, after the exercise, ${suchAs}.`,
    ],
    [
      'an app without a known name at the top',
      solved(approval, 'my-app'),
      'Its function app at the top of the submission does not say which exercise it is; name its folder',
    ],
    [
      'several of them',
      { ...at('one', solved(approval, 'one')), ...at('two', solved(callback, 'two')), 'package.json': '{}' },
      `Its function apps in one and in two do not say which exercises they are; name their folders, or the apps in package.json, after the exercises, ${suchAs}.`,
    ],
    [
      'an exercise that is not graded',
      solved('01-chaining'),
      'It holds 01-chaining, and none of the exercises that are graded.',
    ],
    [
      'the file that the learner edited',
      { 'approval-orchestrator.ts': '' },
      `It holds approval-orchestrator.ts and no function app; hand in the exercise's whole folder, ${suchAs}, with its package.json.`,
    ],
    [
      'many files',
      { 'a.ts': '', 'b.ts': '', 'c.ts': '', 'd.ts': '', 'e.ts': '' },
      'It holds a.ts, b.ts, c.ts and 2 more and no function app;',
    ],
    [
      'something else',
      { 'report.pdf': '%PDF' },
      `It holds report.pdf and none of the exercises; hand in their folders, ${suchAs}, with their package.json.`,
    ],
    ['nothing', { '.hidden': '' }, 'It holds none of the exercises; hand in their folders'],
  ])('%s', async (_what, files, sentence) => {
    await handIn('ada', files);

    const result = await grade('ada');

    expect(outcomes(result)).toEqual(['missing', 'missing']);
    expect(result.problem).toContain(sentence);
  });

  test('but where one exercise alone is graded, the app is that one', async () => {
    await handIn('ada', { ...at('my-app', solved(approval, 'my-app')), 'package.json': '{}' });

    expect(folders(await grade('ada', [approval]))).toEqual(['my-app']);
  });
});

test('an app without a known name beside a known one is told', async () => {
  await handIn('ada', { ...at(approval, solved(approval)), ...at('other', solved(callback, 'other')) });

  expect((await grade('ada')).passedOver).toEqual([
    'The app in other does not say which exercise it is and was not graded.',
  ]);
});

describe('of two copies of an exercise both are named', () => {
  test.each<[string, Content, string]>([
    [
      'in folders',
      { ...at('v1', solved(approval)), ...at('v2', solved(approval)) },
      'v2 is another copy of 04-approval-orchestrator; the one in v1 was graded.',
    ],
    [
      'one of them at the top',
      { ...solved(approval), ...at('v2', solved(approval)) },
      'v2 is another copy of 04-approval-orchestrator; the one at the top of the submission was graded.',
    ],
    [
      'one of them as it was handed out',
      { ...at('alt/04', untouched(approval)), ...at('neu/deep/04', solved(approval)) },
      'alt/04 is another copy of 04-approval-orchestrator; the one in neu/deep/04 was graded.',
    ],
    [
      'one of them with nothing but a new file',
      { ...at('alt/04', untouched(approval)), ...at('neu/deep/04', { ...untouched(approval), 'src/mine.ts': '' }) },
      'alt/04 is another copy of 04-approval-orchestrator; the one in neu/deep/04 was graded.',
    ],
  ])('%s', async (_where, files, sentence) => {
    await handIn('ada', files);

    expect((await grade('ada')).passedOver).toEqual([sentence]);
  });
});

describe('an exercise in which nothing was written is known by its sources', () => {
  const edited = 'src/functions/approval-orchestrator.ts';
  const given = untouched(approval);
  const inWindows = Object.entries(given).map(([path, text]) => [path, String(text).replaceAll('\n', '\r\n')] as const);

  test.each<[string, Content, boolean]>([
    ['as it was handed out', given, true],
    ['with the line ends of Windows', Object.fromEntries(inWindows), true],
    ['with settings and a build', { ...given, 'host.json': '{}', 'dist/more.js': '' }, true],
    ['with functions that are taken from a build', { ...given, 'dist/src/functions/more.js': '' }, false],
    ['with a text of its own', { ...given, [edited]: `${String(given[edited])}// mine` }, false],
    ['with a file more', { ...given, 'src/functions/mine.ts': '' }, false],
    ['with a file less', Object.fromEntries(Object.entries(given).filter(([path]) => path !== edited)), false],
  ])('%s', async (_how, files, isUntouched) => {
    await handIn(approval, files);

    expect((await grade(approval, [approval])).exercises[0]?.untouched).toBe(isUntouched ? true : undefined);
  });
});

describe('what the checks cannot see', () => {
  const manifest = JSON.stringify({ name: approval, main: 'dist/src/functions/*.js' });
  const tsconfig = JSON.stringify({ compilerOptions: { outDir: 'dist', rootDir: '.' } });
  const app = { ...solved(approval), 'tsconfig.json': tsconfig };

  const noticed = async (files: Content): Promise<readonly string[]> => {
    await handIn(approval, files);
    const [row] = (await grade(approval, [approval])).exercises;
    expect(row?.outcome).toBe('passed');
    return row?.notices ?? [];
  };

  test('an app that is as it should be has no notices', async () => {
    expect(await noticed(app)).toEqual([]);
    expect((await grade(approval)).passedOver).toEqual([]);
  });

  test.each([
    ['durable-functions', '^2.1.0', 'durable-functions@3'],
    ['@azure/functions', '^3.5.0', '@azure/functions@4'],
  ])('an app for another version of %s', async (name, range, remedy) => {
    const packages = { ...(JSON.parse(manifest) as object), dependencies: { [name]: range } };

    expect(await noticed({ ...app, 'package.json': JSON.stringify(packages) })).toEqual([
      expect.stringMatching(`^package.json asks for ${name} .*move the app .* and run "npm install ${remedy}"\\.$`),
    ]);
  });

  test('a main that leads nowhere', async () => {
    const lost = JSON.stringify({ name: approval, main: 'index.js' });

    expect(await noticed({ ...app, 'package.json': lost })).toEqual([
      '"main" of package.json ("index.js") leads to nothing that was handed in, so in Azure there would be no functions; src/functions was graded. Correct "main".',
    ]);
  });

  test('a main that tsconfig.json would lead on from', async () => {
    expect(await noticed(solved(approval))).toEqual([
      expect.stringMatching(/ Correct "main", or hand in tsconfig\.json as well\.$/),
    ]);
  });

  const edited = 'src/functions/approval-orchestrator';

  test.each<[string, Content, string]>([
    [
      'JavaScript beside the TypeScript of the same name',
      { ...app, [`${edited}.js`]: '' },
      `${edited}.js was not loaded: approval-orchestrator.ts is beside it; the code belongs there.`,
    ],
    [
      'JavaScript in an app of TypeScript',
      { ...app, 'src/functions/mine.js': '' },
      'src/functions/mine.js was not loaded: the functions are src/functions/*.ts (from package.json main "dist/src/functions/*.js").',
    ],
    [
      'TypeScript in an app of JavaScript',
      {
        'package.json': JSON.stringify({ name: approval, main: 'src/functions/*.js' }),
        [`${edited}.ts`]: '',
        'src/functions/a.js': '',
      },
      `${edited}.ts was not loaded: the functions are src/functions/*.js (package.json main).`,
    ],
  ])('a file that was not loaded is told: %s', async (_what, files, sentence) => {
    await handIn(approval, files);

    expect((await grade(approval)).passedOver).toEqual([sentence]);
  });

  test('but not one that another file imports', async () => {
    const imports = `import { wait } from '../functions/wait.js'; void wait;`;
    await handIn(approval, { ...app, 'src/functions/wait.js': 'exports.wait = 1;', 'src/functions/more.ts': imports });

    expect((await grade(approval)).passedOver).toEqual([]);
  });
});
