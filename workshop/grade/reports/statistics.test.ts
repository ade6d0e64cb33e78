import { describe, expect, it } from 'vitest';
import { classOf, smallClass, submission } from '../../../tests/grade/class.ts';
import { knowledgeOf } from './knowledge.ts';
import { applyOverrides } from './overrides.ts';
import { reportFiles } from './reports.ts';
import { checkStatistics, commonMistakes, exerciseStatistics } from './statistics.ts';

const SLUG = '04-approval-orchestrator';
const noTimeout = { exercise: SLUG, slug: 'no-timeout', fails: ['timeout'], why: 'It waits for ever.' };

describe('the statistics of a class', () => {
  it('have mean and median over everybody, and how it ended', () => {
    expect(exerciseStatistics(smallClass)).toEqual([
      {
        exercise: smallClass.exercises[0],
        mean: 8,
        median: 10,
        outcomes: { passed: 4, failed: 1, untouched: 0, missing: 0, refused: 0 },
      },
      {
        exercise: smallClass.exercises[1],
        mean: 4.4,
        median: 5,
        outcomes: { passed: 1, failed: 2, untouched: 0, missing: 1, refused: 1 },
      },
    ]);
  });

  it('go by the points of the gradebook', () => {
    const override = { submission: 'eve', exercise: SLUG, points: 10, reason: 'Shown in class.' };
    const [, approval] = exerciseStatistics(applyOverrides(smallClass, [override]).grades);

    expect([approval?.mean, approval?.median]).toEqual([6.4, 7]);
  });

  it('are nothing for nobody', () => {
    expect(exerciseStatistics(classOf())[0]).toMatchObject({ mean: 0, median: 0 });
  });

  it('say of each check who did not pass it, of those it was carried out for', () => {
    const approval = checkStatistics(smallClass).filter(({ exercise }) => exercise.slug === SLUG);

    expect(approval.map(({ check, ran, failed }) => [check.id, ran, failed])).toEqual([
      ['approves', 3, []],
      ['timeout', 3, ['ben', 'cem']],
      ['secret', 3, ['ben']],
    ]);
  });

  it('do not count a check where it was not carried out', () => {
    const notRun = 'Not run, because 2 checks before it did not end in time.';
    const grades = classOf(
      submission('a', { [SLUG]: { failed: ['approves'] } }),
      submission('b', { [SLUG]: { failed: ['approves'], status: 'timeout', message: 'It did not answer.' } }),
      submission('c', { [SLUG]: { failed: ['approves'], status: 'timeout', message: notRun } }),
      submission('d', { [SLUG]: { failed: ['approves'], status: 'error', message: 'It is no TypeScript.' } }),
      submission('e', {
        [SLUG]: { failed: ['approves', 'timeout', 'secret'], status: 'timeout', message: 'src/a.ts did not answer.' },
      }),
    );
    const [approves] = checkStatistics(grades).filter(({ check }) => check.id === 'approves');

    expect(approves).toMatchObject({ ran: 2, failed: ['a', 'b'], notCarriedOut: 3 });
  });

  it('tell those who wrote nothing from those who went wrong', () => {
    const failed = ['approves', 'timeout', 'secret'];
    const grades = classOf(
      submission('a'),
      submission('b', { [SLUG]: { failed } }),
      submission('c', { [SLUG]: { failed, untouched: true } }),
      submission('d', { [SLUG]: { failed, status: 'error', message: 'It is no TypeScript.', untouched: true } }),
    );
    const [, approval] = exerciseStatistics(grades);
    const [approves] = checkStatistics(grades).filter(({ check }) => check.id === 'approves');

    expect(approval).toMatchObject({ mean: 2.5, outcomes: { passed: 1, failed: 1, untouched: 2 } });
    expect(approves).toMatchObject({ ran: 2, failed: ['b'], notCarriedOut: 0 });
  });
});

describe('a common mistake', () => {
  it('is told when two go wrong in the same way, the most common one first', () => {
    const grades = classOf(
      ...['a', 'b'].map((name) => submission(name, { [SLUG]: { failed: ['approves'] } })),
      ...['c', 'd', 'e'].map((name) => submission(name, { [SLUG]: { failed: ['timeout', 'approves'] } })),
      submission('f', { [SLUG]: { failed: ['secret'] } }),
    );
    const told = commonMistakes(grades, []);

    expect(told.map(({ checks, submissions }) => [checks.map(({ id }) => id), submissions])).toEqual([
      [
        ['approves', 'timeout'],
        ['c', 'd', 'e'],
      ],
      [['approves'], ['a', 'b']],
    ]);
    expect(told.map(({ status, obstacle }) => [status, obstacle])).toEqual([
      ['fail', undefined],
      ['fail', undefined],
    ]);
  });

  it('is one by itself for each reason why checks could not be carried out, whatever its names and places', () => {
    const all = ['approves', 'timeout', 'secret'];
    const ended = (name: string, status: 'error' | 'timeout', message: string) =>
      submission(name, { [SLUG]: { failed: all, status, message } });
    const grades = classOf(
      ended('a', 'error', 'src/a.ts:4:11: This is not valid TypeScript: unexpected ";".'),
      ended('b', 'error', 'src/b.ts:5: This is not valid TypeScript: unexpected "}".'),
      ended('c', 'error', 'src/a.ts:1:15: The module "lodash" cannot be imported.'),
      ended('d', 'error', 'src/a.ts:2:15: The module "axios" cannot be imported.'),
      ended('e', 'error', 'src/a.ts:1:7: The app threw an error while it was loaded: Error: boom.'),
      ended('f', 'timeout', 'src/a.ts did not answer within 2 seconds and was ended.\nThe story:\n  start'),
      ended('g', 'timeout', 'src/b.ts:5:8: Orders did not answer within 2 seconds and was ended.'),
    );
    const told = commonMistakes(grades, [{ ...noTimeout, fails: ['approves', 'timeout'] }]);

    expect(told.map(({ submissions, obstacle, known }) => [submissions, obstacle, known.length])).toEqual([
      [['a', 'b'], 'src/a.ts:4:11: This is not valid TypeScript: unexpected ";".', 0],
      [['c', 'd'], 'src/a.ts:1:15: The module "lodash" cannot be imported.', 0],
      [['f', 'g'], undefined, 0],
    ]);
  });

  it('is, where nothing passed, one by itself for each reason why the first check failed', () => {
    const nothing = (name: string, message: string) =>
      submission(name, { [SLUG]: { failed: ['approves', 'timeout', 'secret'], message } });
    const expected = 'Expected order-1 to be Completed, but it is Failed.';
    const grades = classOf(
      nothing('a', `${expected}\nsrc/a.ts:8: Orders threw: contxt is not defined\nThe story:\n  start`),
      nothing('b', `${expected}\nsrc/b.ts:3: Orders threw: contxt is not defined`),
      nothing('c', `${expected}\nsrc/a.ts:1: Orders threw: Cannot add property 1, object is not extensible`),
      nothing('d', 'Expected order-1 to be Completed, but it is Running.'),
      nothing('e', 'Expected order-2 to be Completed, but it is Running.'),
    );
    const told = commonMistakes(grades, []);

    expect(told.map(({ submissions, reason, obstacle }) => [submissions, reason, obstacle])).toEqual([
      [['a', 'b'], 'src/a.ts:8: Orders threw: contxt is not defined', undefined],
      [['d', 'e'], 'Expected order-1 to be Completed, but it is Running.', undefined],
    ]);
    const page = reportFiles(grades).get('index.html') ?? '';
    const section = page.slice(page.indexOf('Common mistakes'), page.indexOf('<h2>Learners'));

    expect(section).toContain('<p>All 3 checks.</p>');
    expect(section).toContain('for a reason such as this one: <bdi>Expected order-1 to be Completed');
    expect(section).not.toContain('A yes approves');
  });

  it('is none of those who wrote nothing', () => {
    const starter = { [SLUG]: { failed: ['approves', 'timeout'], untouched: true } };
    const written = { [SLUG]: { failed: ['approves', 'timeout'] } };
    const grades = classOf(
      ...['a', 'b', 'c'].map((name) => submission(name, starter)),
      ...['d', 'e'].map((name) => submission(name, written)),
    );

    expect(commonMistakes(grades, [noTimeout]).map(({ submissions }) => submissions)).toEqual([['d', 'e']]);
  });

  it('has the name of the known mistake that fails the same checks, whatever hidden checks say', () => {
    const told = commonMistakes(smallClass, [noTimeout, { ...noTimeout, exercise: '01-chaining' }]);

    expect(told.map(({ submissions, known }) => [submissions, known])).toEqual([
      [['ben'], [noTimeout]],
      [['cem'], [noTimeout]],
    ]);
  });
});

describe('what the workshop knows', () => {
  it('is every mistake it keeps, and the hints of its checks', async () => {
    const { mistakes, hints } = await knowledgeOf([SLUG]);

    expect(mistakes).toContainEqual(
      expect.objectContaining({ exercise: SLUG, slug: 'no-timeout', why: expect.any(String) as string }),
    );
    expect(hints.get(SLUG)?.size).toBeGreaterThan(0);
  });
});
