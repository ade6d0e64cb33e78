// What learners hand in, and what comes of it: where the exercises are found, and what is said where there are none.

import { strToU8, zipSync } from 'fflate';
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
