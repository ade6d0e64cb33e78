// Word options: what is said to a test that is written without types, and gives a word what it doesn't know.

import { expect, test } from 'vitest';
import { testApp } from './index.ts';

/** As a test without types says it. */
type Untyped = Record<
  'start' | 'http' | 'stub' | 'twice' | 'deploy' | 'explore' | 'replay',
  (...given: unknown[]) => unknown
>;

const holds = (): void => undefined;

const refused: readonly [string, (app: Untyped) => unknown, string][] = [
  ['a stub', (app) => app.stub('Step', { return: 1 }), '"return" is no option of stub; write "returns".'],
  [
    'a stub that is a function',
    (app) => app.stub('Step', () => 1),
    'stub takes an object with returns, fails, onlyFor, after, times, takes, not a function.',
  ],
  [
    'an input that is no option',
    (app) => app.start('Chain', { id: 17 }),
    '"id" is no option of start; write one of input, instanceId.',
  ],
  [
    'an id',
    (app) => app.start('Chain', { instanceid: 'a' }),
    '"instanceid" is no option of start; write "instanceId".',
  ],
  ['a request', (app) => app.http('GET', '/api/x', { header: {} }), '"header" is no option of http; write "headers".'],
  ['what comes twice', (app) => app.twice({ activty: 'Step' }), '"activty" is no option of twice; write "activity".'],
  ['nothing that comes twice', (app) => app.twice({}), 'twice takes either "activity" or "message".'],
  ['a deployment', (app) => app.deploy({ setting: {} }), '"setting" is no option of deploy; write "settings".'],
  [
    'an exploration',
    (app) => app.explore({ holds, schedule: 9 }),
    '"schedule" is no option of explore; write "schedules".',
  ],
  [
    'an exploration in which nothing has to hold',
    (app) => app.explore({}),
    'explore needs "holds", a function that throws where a run is not as it must be.',
  ],
  [
    'a kind of deviation',
    (app) => app.explore({ holds, only: ['erly'] }),
    '"erly" is no kind of deviation; write "early".',
  ],
  ['a fault', (app) => app.explore({ holds, faults: ['crash'] }), '"crash" is no fault; write one of activity fails.'],
  [
    'a schedule',
    (app) => app.replay([{ kind: 'activty twice', activity: 1 }]),
    '"activty twice" is no kind of deviation; write "activity twice".',
  ],
];

test.each(refused)('%s with what is not known is refused in one sentence', async (_, say, sentence) => {
  const app = await testApp();

  await expect(Promise.resolve().then(() => say(app as unknown as Untyped))).rejects.toThrow(sentence);
  expect(app.story).toEqual([]);
});

test('an app under test is opened with options that are known', async () => {
  const open = testApp as unknown as (options: unknown) => Promise<unknown>;

  await expect(open({ foldr: '.' })).rejects.toThrow('"foldr" is no option of testApp; write "folder".');
  await expect(open('.')).rejects.toThrow(
    'testApp takes an object with load, folder, settings, seed, startAt, episodeBudget, not a string.',
  );
});
