import { describe, expect, it } from 'vitest';
import { smallClass } from '../../../tests/grade/class.ts';
import { applyOverrides, overridesText, readOverrides } from './overrides.ts';
import type { Override } from './overrides.ts';

const forBen: Override = { submission: 'ben', exercise: '04-approval-orchestrator', points: 8.5, reason: 'Said why.' };

describe('an override', () => {
  it('takes the place of the points, and keeps what the checks brought', () => {
    const { grades, idle } = applyOverrides(smallClass, [forBen]);
    const ben = grades.submissions.find(({ name }) => name === 'ben');

    expect(ben?.points).toBe(18.5);
    expect(ben?.exercises[1]).toMatchObject({ points: 8.5, override: { was: 5, reason: 'Said why.' } });
    expect(ben?.exercises[1]?.checks).toBe(smallClass.submissions[1]?.exercises[1]?.checks);
    expect(idle).toEqual([]);
  });

  it('leaves everybody else alone', () => {
    const { grades } = applyOverrides(smallClass, [forBen]);
    const others = (all: typeof grades) => all.submissions.filter(({ name }) => name !== 'ben');

    expect(others(grades)).toEqual(others(smallClass));
  });

  it('gives points also for what was not handed in', () => {
    const { grades } = applyOverrides(smallClass, [{ ...forBen, submission: 'dora', points: 10 }]);

    expect(grades.submissions[3]?.exercises[1]).toMatchObject({ outcome: 'missing', points: 10, override: { was: 0 } });
  });

  it.each([
    [{ submission: 'zoe' }, 'There is no submission of this name.'],
    [{ exercise: '09-determinism' }, 'This exercise was not graded.'],
    [{ points: 11 }, 'The exercise has 10 points only.'],
  ])('with %o does nothing, and is told', (change, why) => {
    const override = { ...forBen, ...change };

    expect(applyOverrides(smallClass, [override])).toEqual({ grades: smallClass, idle: [{ override, why }] });
  });
});

describe('overrides.json', () => {
  it('comes back as it was written, in the order of submissions and exercises', () => {
    const first: Override = { submission: 'ada', exercise: '01-chaining', points: 0, reason: 'Copied </script>\u2028' };
    const text = overridesText([forBen, first]);

    expect(readOverrides(text)).toEqual([first, forBen]);
    expect(overridesText(readOverrides(`\uFEFF${text}`))).toBe(text);
  });

  it.each([
    ['{', /^o\.json is not JSON: /],
    ['[]', 'o.json holds no overrides; Save overrides in index.html writes such a file.'],
    [overridesText([]).replace('1', '2'), 'o.json was written by a newer version of the workshop.'],
    [overridesText([{ ...forBen, reason: ' ' }]), 'o.json, entry 1: "reason" has to say why.'],
    [overridesText([{ ...forBen, points: -1 }]), 'o.json, entry 1: "points" has to be a number, 0 or more.'],
    [overridesText([{ ...forBen, points: NaN }]), 'o.json, entry 1: "points" has to be a number, 0 or more.'],
    [overridesText([forBen]).replace('"ben"', '5'), 'o.json, entry 1: "submission" and "exercise" have to be texts.'],
    [overridesText([forBen, forBen]), 'o.json has two overrides for ben, 04-approval-orchestrator.'],
  ])('is refused in one sentence: %s', (text, sentence) => {
    expect(() => readOverrides(text, 'o.json')).toThrow(sentence);
  });
});
