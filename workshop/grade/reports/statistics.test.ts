import { describe, expect, it } from 'vitest';
import { classOf, smallClass, submission } from '../../../tests/grade/class.ts';
import { knowledgeOf } from './knowledge.ts';
import { applyOverrides } from './overrides.ts';
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
        outcomes: { passed: 4, failed: 1, missing: 0, refused: 0 },
      },
      {
        exercise: smallClass.exercises[1],
        mean: 4.4,
        median: 5,
        outcomes: { passed: 1, failed: 2, missing: 1, refused: 1 },
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
});

describe('a common mistake', () => {
  it('is told when two go wrong in the same way, the most common one first', () => {
    const grades = classOf(
      submission('a', { [SLUG]: { failed: ['approves'], status: 'timeout' } }),
      submission('b', { [SLUG]: { failed: ['approves'] } }),
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
    expect(told.map(({ status }) => status)).toEqual(['fail', undefined]);
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
