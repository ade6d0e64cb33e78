import { describe, expect, test } from 'vitest';
import { constraintOf } from './route-constraints.ts';

const GUID = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('a constraint accepts and refuses', () => {
  test.each<[string, string[], string[]]>([
    ['int', ['0', '-7', '+7', ' 7 ', '2147483647', '-2147483648'], ['', 'x', '1.5', '2147483648', '0x1']],
    ['long', ['2147483648', '-9223372036854775808'], ['9223372036854775808', '1e3']],
    ['bool', ['true', 'FALSE', ' True '], ['1', 'yes', '']],
    [
      'datetime',
      ['2030-01-31', '2030-01-31T10:00:00Z', '12-31-2016 7:32pm', '12-31-2016', '31 Jan 2030'],
      ['2030', '2030-02-30', '31-12-2016', 'soon', '2030-01-01 25:00'],
    ],
    ['decimal', ['49.99', '-1', '1,000.5', '.5', '5-'], ['1e3', '', '.', '-5-', '79228162514264337593543950336']],
    ['double', ['1.234', '-1,001.01e8', 'NaN', '.5', '5.'], ['', 'x', 'e8']],
    ['float', ['1.5e-3', 'Infinity'], ['1.5f']],
    [
      'guid',
      [GUID, GUID.replaceAll('-', ''), `{${GUID.toUpperCase()}}`, `(${GUID})`],
      [`{${GUID})`, GUID.slice(1), 'x'],
    ],
    ['minlength(4)', ['abcd'], ['abc']],
    ['maxlength(3)', ['', 'abc'], ['abcd']],
    ['length(3)', ['abc'], ['ab', 'abcd']],
    ['length(2,3)', ['ab', 'abc'], ['a', 'abcd']],
    ['min(18)', ['18', '99'], ['17', 'x', '']],
    ['max(120)', ['120', '-5'], ['121', 'x']],
    ['range(18,120)', ['18', '120'], ['17', '121', '18.5']],
    ['alpha', ['', 'aB'], ['a1', 'ä']],
    [String.raw`regex(^\d{3}-\d{4}$)`, ['123-4567'], ['1234567']],
    ['regex(b|c)', ['abc', 'B'], ['xyz']],
    ['required', ['x'], ['']],
    ['file', ['a.txt', 'x/a.b.c'], ['a', 'a.', 'x.y/a']],
    ['nonfile', ['a'], ['a.txt']],
    ['INT', ['5'], ['x']],
  ])('%s', (text, accepted, refused) => {
    const accepts = constraintOf(text);

    expect(accepted.filter((value) => !accepts(value))).toEqual([]);
    expect(refused.filter(accepts)).toEqual([]);
  });
});

describe('a constraint that cannot be understood says so', () => {
  test.each([
    ['number', /^there is no constraint "number"; the constraints are alpha, bool, datetime, .*required$/],
    ['int(5)', 'the constraint "int" takes nothing in brackets'],
    ['min', 'the constraint "min" is not written as in min(1)'],
    ['min(x)', 'the constraint "min(x)" is not written as in min(1)'],
    ['range(1)', 'the constraint "range(1)" is not written as in range(1,9)'],
    ['range(9,1)', 'the constraint "range(9,1)" is not written as in range(1,9)'],
    ['length(1,2,3)', 'the constraint "length(1,2,3)" is not written as in length(6) or length(3,8)'],
    ['minlength(-1)', 'the constraint "minlength(-1)" is not written as in minlength(3)'],
    ['regex()', 'the constraint "regex" is not written as in regex(^x+$)'],
    ['regex([)', '"[" is not a regular expression'],
    ['toString', /^there is no constraint "toString"/],
  ])('%s', (text, message) => {
    expect(() => constraintOf(text)).toThrow(message);
  });
});
