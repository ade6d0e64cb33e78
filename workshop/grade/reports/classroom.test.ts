import { describe, expect, it } from 'vitest';
import { hostileClass, HOSTILE, MESSAGE, smallClass } from '../../../tests/grade/class.ts';
import type { Grades } from '../grades.ts';
import { classroomText } from './classroom.ts';
import type { ClassroomOutput } from '../../classroom-result.ts';
import type { ClassroomFile } from './classroom.ts';
import { applyOverrides } from './overrides.ts';

function fileOf(name: string, grades: Grades = smallClass): ClassroomFile {
  const submission = grades.submissions.find((one) => one.name === name);
  if (!submission) throw new Error(`There is no ${name}.`);
  return JSON.parse(classroomText(submission, grades)) as ClassroomFile;
}

/** What the reporter of GitHub Classroom reads from the variables of its runners. */
function reported(results: readonly string[]) {
  const outputs = results.map((result) => JSON.parse(Buffer.from(result, 'base64').toString()) as ClassroomOutput);
  const inResult = outputs.map(({ tests }) => tests.reduce((sum, { score }) => sum + score, 0));
  const inLog = outputs.map(({ tests, max_score: most }) => {
    return (tests.filter(({ status }) => status === 'pass').length / tests.length) * most;
  });
  return { inResult, inLog, most: outputs.map(({ max_score: score }) => score), outputs };
}

describe('what GitHub Classroom reads', () => {
  it('has the points of each exercise, and a reason for what is missing', () => {
    const { runners } = fileOf('cem');
    const { inResult, inLog, most, outputs } = reported(Object.values(runners).map(({ result }) => result));

    expect(Object.keys(runners)).toEqual(['ex01', 'ex04']);
    expect([inResult, inLog, most]).toEqual([
      [10, 7],
      [10, 0],
      [10, 10],
    ]);
    expect(outputs[1]?.tests).toEqual([
      {
        name: '04 Wait for an approval',
        status: 'fail',
        message: `✗ An hour without an answer rejects\n${MESSAGE}`,
        score: 7,
      },
    ]);
  });

  it('adds up to the points of the whole submission', () => {
    const file = fileOf('ada');

    expect(reported([file.result])).toMatchObject({ inResult: [20], inLog: [20], most: [20] });
    expect(file.output.tests[0].message).toBe(
      '01 Chain yields: 10 of 10 points\n04 Wait for an approval: 10 of 10 points',
    );
  });

  it('tells an error from a failure, and always has a score', () => {
    const { runners } = fileOf('eve');

    expect(runners['ex04']?.output.tests).toEqual([
      { name: '04 Wait for an approval', status: 'error', message: 'It was ended after 60 seconds.', score: 0 },
    ]);
  });

  it('has the points that the instructor gave, and why', () => {
    const override = { submission: 'cem', exercise: '04-approval-orchestrator', points: 10, reason: 'Said why.' };
    const { runners } = fileOf('cem', applyOverrides(smallClass, [override]).grades);

    expect(runners['ex04']?.output).toMatchObject({ status: 'pass', tests: [{ score: 10 }] });
    expect(runners['ex04']?.output.tests[0].message).toMatch(/^10 \(was 7\) of 10 points: Said why\.\n\n✗ An hour/);
  });

  it('is ASCII for the runner, and the same for people', () => {
    const { result, output, runners } = fileOf(HOSTILE, hostileClass);

    for (const runner of [{ result, output }, ...Object.values(runners)]) {
      expect(runner.result).toMatch(/^[A-Za-z0-9+/]+=*$/);
      expect(reported([runner.result]).outputs).toEqual([runner.output]);
    }
    expect(output.tests[0].message).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}/u);
  });
});
