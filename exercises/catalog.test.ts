import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  alternativeSlugs,
  appSources,
  exerciseFolder,
  exerciseSlugs,
  mistakeSlugs,
  resolveExercise,
  UnknownExerciseError,
} from './catalog.ts';

describe('resolving an exercise', () => {
  it.each([
    '4',
    '04',
    '004',
    ' 04 ',
    '04-approval-orchestrator',
    '04-Approval-Orchestrator',
    '04-approval',
    '04-',
    'approval-orchestrator',
    'approval',
    'exercises/approval-orchestrator',
    'exercises/04-approval-orchestrator',
    './exercises/04-approval-orchestrator/',
    '/home/me/workshop/exercises/04-approval-orchestrator',
    'exercises\\04-approval-orchestrator\\',
  ])('%o is exercise 04', (text) => {
    expect(resolveExercise(text)).toBe('04-approval-orchestrator');
  });

  it.each(['', '0', '99', 'c4', 'a', 'orchestrator', '4-approval', 'solutions/04-approval-orchestrator'])(
    '%o is none, and one sentence says which there are',
    (text) => {
      expect(() => resolveExercise(text)).toThrow(UnknownExerciseError);
      expect(() => resolveExercise(text)).toThrow(
        `There is no exercise "${text}"; there are ${exerciseSlugs().join(', ')}.`,
      );
    },
  );
});

describe('the catalog', () => {
  it('knows the exercises by their folders, in order', () => {
    expect(exerciseSlugs()).toEqual(expect.arrayContaining(['04-approval-orchestrator', '05-callback-client']));
    expect([...exerciseSlugs()].sort()).toEqual(exerciseSlugs());
  });

  it('has exercises that prove their contract', () => {
    expect(exerciseSlugs().filter((slug) => !existsSync(join(exerciseFolder(slug), 'contract.test.ts')))).toEqual([]);
  });

  it('knows mistakes and alternatives by their folders', () => {
    expect(mistakeSlugs('04-approval-orchestrator')).toContain('timer-left-running');
    expect(alternativeSlugs('04-approval-orchestrator')).toHaveLength(2);
  });
});

describe('the sources of an app', () => {
  it('are the starter, with the files of the solution over it', () => {
    const starter = appSources('04-approval-orchestrator', 'starter');
    const solution = appSources('04-approval-orchestrator', 'solution');
    expect(starter.entryPoints).toEqual(['src/functions/activities.ts', 'src/functions/approval-orchestrator.ts']);
    expect(solution.entryPoints).toEqual(starter.entryPoints);
    expect(solution.files['src/functions/activities.ts']).toBe(starter.files['src/functions/activities.ts']);
    expect(solution.files['src/functions/approval-orchestrator.ts']).not.toContain('TODO');
  });

  it('hold files that are only imported, but do not start them', () => {
    const { files, entryPoints } = appSources('04-approval-orchestrator', { alternative: 'registered-activities' });
    expect(Object.keys(files)).toContain('src/approval.ts');
    expect(entryPoints).not.toContain('src/approval.ts');
  });
});
