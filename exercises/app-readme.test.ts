import { expect, test } from 'vitest';
import { copyReadme } from './app-readme.ts';
import type { Exercise, ExerciseFile } from './define-exercise.ts';

const readmeWith = (...files: [ExerciseFile, ...ExerciseFile[]]): string =>
  copyReadme(
    '04',
    { title: 'T', lesson: 'events', task: ['Do it.'], hints: ['Look.'], files } as Partial<Exercise> as Exercise,
    { toType: (command, ...args) => ['workshop', command, ...args].join(' '), isInstalled: false },
  );

const edit = (path: string): ExerciseFile => ({ path, role: 'edit' });
const given = (path: string): ExerciseFile => ({ path, role: 'given' });

test('a README speaks of one given file and of several as people do', () => {
  expect(readmeWith(edit('a.ts'))).toContain('\nEdit `a.ts`. Then,');
  expect(readmeWith(edit('a.ts'), edit('b.ts'), given('c.ts'))).toContain(
    '\nEdit `a.ts` and `b.ts`. `c.ts` is complete; read it. Then,',
  );
  expect(readmeWith(edit('a.ts'), given('b.ts'), given('c.ts'), given('d.ts'))).toContain(
    '\nEdit `a.ts`. `b.ts`, `c.ts` and `d.ts` are complete; read them. Then,',
  );
});
