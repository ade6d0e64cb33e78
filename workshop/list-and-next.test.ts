import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { exerciseSlugs } from '#exercises/catalog';
import { readProgressFile } from '#exercises/progress-file';
import { Resident } from './resident.ts';

const slug = '04-approval-orchestrator';
const orchestrator = `exercises/${slug}/src/functions/approval-orchestrator.ts`;
const count = exerciseSlugs().length;
const store = 'exercises/.progress/progress.json';

let resident: Resident;

beforeAll(async () => {
  resident = await Resident.arrive();
});
afterEach(() => resident.forgets());
afterAll(() => resident.leave());

const lineOf = (stdout: string, number: string): string =>
  stdout.split('\n').find((line) => line.includes(` ${number} `)) ?? '';

/** Checks without types, which are another story. */
const checks = (...args: readonly string[]) => resident.types('check', ...args, '--no-types');

const marksIn = async () => readProgressFile(await resident.reads(store)).exercises[slug]?.marks;

describe('the list', () => {
  test('on the first day has every exercise to do, and the first one is next', async () => {
    const { code, stdout } = await resident.types('list');

    expect(code).toBe(0);
    expect(stdout).toMatch(/^Durable Functions\n {2}○ 01 Chain two activities +100 points {2}← next\n/);
    expect(stdout).toContain('\nTimers and Deadlines (no exercise; read it in the page)\n');
    expect(stdout.match(/^ {2}○ /gm)).toHaveLength(count);
    expect(stdout).toContain(`\n0 of ${count} exercises done, 0 of ${count}00 points `);
    expect(stdout).toMatch(/\nWhat to do next: npm run next\n$/);
  });

  test('tells the best points and the last ones, and that the text was edited since', async () => {
    await resident.solves('01-chaining');
    await checks('01');
    await resident.solves(slug);
    await checks('04');
    expect(lineOf((await resident.types('list')).stdout, '04')).toMatch(
      /^ {2}✓ 04 Wait for an approval +100 of 100 points$/,
    );

    await resident.writes(orchestrator, (await resident.reads(orchestrator)).replace('.cancel()', '.isCanceled'));
    expect(lineOf((await resident.types('list')).stdout, '04')).toMatch(/100 of 100 points, edited since$/);

    await checks('04');
    const { stdout } = await resident.types('list');
    expect(lineOf(stdout, '04')).toMatch(/✓ .* 100 of 100 points, last check \d\d$/);
    expect(lineOf(stdout, '02')).toMatch(/← next$/);
    expect(stdout).toContain(`2 of ${count} exercises done, 200 of ${count}00 points`);
  });

  test('has an exercise as started after an edit, a hint or a check of its own', async () => {
    await resident.types('hint', '02');
    await resident.copies(`solutions/${slug}/src`, `exercises/${slug}/src`);
    await checks('05');
    const { stdout } = await resident.types('list');

    expect(lineOf(stdout, '02')).toMatch(/• .* not checked yet, 1 of \d hints$/);
    expect(lineOf(stdout, '04')).toMatch(/• .* not checked yet$/);
    expect(lineOf(stdout, '05')).toMatch(/• .* 0 of 100 points$/);
    expect(stdout.match(/^ {2}○ /gm)).toHaveLength(count - 3);
  });

  test('as JSON is one object and nothing else', async () => {
    await resident.types('hint', '04');
    const { code, stdout, stderr } = await resident.types('list', '--json');

    expect([code, stderr]).toEqual([0, '']);
    const { exercises, ...sums } = JSON.parse(stdout) as { exercises: { exercise: string }[] };
    expect(sums).toEqual({ done: 0, points: 0, maxPoints: count * 100, next: '01-chaining' });
    expect(exercises).toHaveLength(count);
    expect(exercises.find(({ exercise }) => exercise === slug)).toEqual({
      exercise: slug,
      title: 'Wait for an approval',
      lesson: 'lessons/events',
      stage: 'started',
      isNext: false,
      isSkipped: false,
      passed: 0,
      checks: 13,
      best: null,
      last: null,
      maxPoints: 100,
      isEdited: false,
      hintsShown: 1,
      hints: 4,
    });
  });
});

describe('marks', () => {
  test('of a check are remembered, the best and the last; another app folder leaves none', async () => {
    await checks('04', '--app', `solutions/${slug}`);
    await expect(marksIn()).rejects.toThrow('ENOENT');

    await checks('04');
    const starter = await marksIn();
    expect(starter?.best).toEqual(starter?.last);
    await resident.solves(slug);
    await checks('04', '--json');
    await resident.types('reset', '04');
    await checks('04');

    const marks = await marksIn();
    expect(marks?.last).toEqual(starter?.last);
    expect(marks?.best.checks.map(({ status }) => status)).toEqual(Array(13).fill('pass'));
  });

  test('what was remembered before there were marks, hints alone, stays', async () => {
    await resident.writes(store, `{ "hintsShown": { "${slug}": 2, "gone": 0 } }`);
    await checks('04');

    expect(readProgressFile(await resident.reads(store)).exercises).toEqual({
      [slug]: { hintsShown: 2, marks: expect.any(Object) as unknown },
    });
    expect((await resident.types('hint', '04')).stdout).toMatch(/^Hint 3 of 4/);
  });

  test('a store that cannot be read is kept, and said once', async () => {
    const broken = '{ "format": "durable-functions-workshop-progress", "version": 99 }';
    await resident.writes(store, broken);
    expect((await resident.types('list')).stderr).toMatch(/progress\.json cannot be read, so it counts as empty; /);
    const { stderr } = await resident.types('hint', '04');

    const kept = /it held is kept as \S*(exercises\/\.progress\/unreadable-\d+\.json)\.\n$/.exec(stderr)?.[1] ?? '';
    expect(await resident.reads(kept)).toBe(broken);
    expect((await resident.types('hint', '04')).stderr).toBe('');
  });
});

describe('next', () => {
  test('says what the first open exercise asks, which file to edit and what to type, and moves on with the marks', async () => {
    const first = await resident.types('next');
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^01 Chain two activities {3}lesson: Durable Functions\n\n- Write the orchestrator /);
    expect(first.stdout).toMatch(
      /\nEdit {3}\S+\/exercises\/01-chaining\/src\/functions\/update-player-score-orchestrator\.ts\n/,
    );
    expect(first.stdout).toMatch(/\nCheck {2}npm run check -- 01 --watch\nHint {3}npm run hint -- 01\n/);

    await resident.solves('01-chaining');
    await checks('01');
    await resident.types('hint', '02');
    const second = await resident.types('next');
    expect(second.stdout).toMatch(/^02 [^]*\nStarted: not checked yet, 1 of \d hints\.\n/);
  });

  test('as JSON is one object, with a copy to edit', async () => {
    const { stdout } = await resident.types('next', '--json');
    const { files, ...rest } = JSON.parse(stdout) as { files: string[] };

    expect(rest).toMatchObject({
      exercise: '01-chaining',
      lesson: 'lessons/durable-functions',
      stage: 'open',
      command: 'npm run check -- 01 --watch',
    });
    expect(files).toHaveLength(2);
    expect(await resident.reads(files[0]?.replace(/^.*(?=exercises\/01)/, '') ?? '')).toContain('TODO');
  });

  test('after the last exercise there is nothing left', async () => {
    const done = (checkIds: readonly string[]) => ({
      text: '0',
      checks: checkIds.map((id) => ({ id, status: 'pass' as const, points: 1 })),
    });
    const { readManifests } = await import('./course-stand.ts');
    const { keepProgress } = await import('./progress.ts');
    const all = [...(await readManifests())].map(([one, { checks: own }]) => {
      const marks = done(own.map(({ id }) => id));
      return [one, { marks: { best: marks, last: marks } }] as const;
    });
    await keepProgress({
      exercises: Object.fromEntries(all.slice(0, -1)),
      predictions: {},
      skipped: ['challenges/fraud-detection'],
    });

    expect((await resident.types('next')).stdout).toMatch(/^Everything is done, or skipped\./);
    expect((await resident.types('next', '--json')).stdout).toBe('null\n');
    expect((await resident.types('list')).stdout).toContain('\nFraud Detection (skipped)\n');
  });
});

test.each([
  [['list', '04'], 'list takes no exercise: it shows all of them.'],
  [['next', '04'], 'next takes no exercise: it names one.'],
])('%j is wrong use', async (args, sentence) => {
  expect(await resident.types(...args)).toEqual({
    code: 2,
    stdout: '',
    stderr: `${sentence}\nSee npm run ${args[0]} -- --help\n`,
  });
});
