import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileNames } from './file-names.ts';

const nameOf = (name: string): string | undefined => safeFileNames([name]).get(name);

test.each([
  ['ada', 'ada'],
  ['Zoë Müller', 'Zoë-Müller'],
  ['李小龙', '李小龙'],
  ['..', 'submission'],
  ['', 'submission'],
  ['../../etc/passwd', 'etc-passwd'],
  ['.hidden', 'hidden'],
  ['a.b', 'a-b'],
  ['C:\\x|y*?', 'C-x-y'],
  ['CON', 'CON_'],
  ['lpt1', 'lpt1_'],
  ['con.txt', 'con-txt'],
  ['\u202Egnp', 'gnp'],
  ['--out', 'out'],
  ['line\nbreak\0', 'line-break'],
])('%j is called %j on disk', (name, safe) => {
  expect(nameOf(name)).toBe(safe);
});

test('a very long name is cut to what a file system takes', () => {
  const long = safeFileNames(['ß'.repeat(500), 'ß'.repeat(501)]);

  expect([...long.values()].map((name) => Buffer.byteLength(`${name}.html`) < 256)).toEqual([true, true]);
  expect(new Set(long.values()).size).toBe(2);
});

test('names that differ only in capitals, accents or odd characters are told apart', () => {
  const names = ['Ada', 'ada', 'ADA', 'a b', 'a-b', 'é', 'e\u0301'];

  expect([...safeFileNames(names).values()]).toEqual(['Ada', 'ada-2', 'ADA-3', 'a-b-2', 'a-b', 'é', 'é-2']);
});

test('a name that is a good file name has it, whoever else would like to have it', () => {
  const names = ['ADA', 'ada', 'ada b', 'ada-2', 'ada-b', 'ada-b-2'];

  expect([...safeFileNames(names).values()]).toEqual(['ADA', 'ada-3', 'ada-b-3', 'ada-2', 'ada-b', 'ada-b-2']);
});

test('whatever the names are, each has a safe one of its own', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 5 }), { maxLength: 20 }), (names) => {
      const safe = [...safeFileNames(names).values()];

      expect(safe.every((name) => /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]*$/u.test(name))).toBe(true);
      expect(new Set(safe.map((name) => name.toLowerCase())).size).toBe(names.length);
    }),
    { seed: 1 },
  );
});
