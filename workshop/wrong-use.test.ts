import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { exerciseSlugs } from '#exercises/catalog';
import { Resident } from './resident.ts';

vi.setConfig({ testTimeout: 60_000 });

const exercises = exerciseSlugs().join(', ');
const solution = 'solutions/04-approval-orchestrator';

let newcomer: Resident;

beforeAll(async () => {
  newcomer = await Resident.arrive();
  vi.stubEnv('GITHUB_OUTPUT', '');
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await newcomer.leave();
});

describe('wrong use is one sentence, where to read more, and exit code 2', () => {
  test.each([
    [['check', '99'], `There is no exercise "99"; there are ${exercises}.`],
    [['check', '04', '--watch', '--json'], '--watch and --json do not go together: a watch has no end.'],
    [['check', '--app', solution], '--app needs the exercise whose checks it shall pass.'],
    [['check', '--classroom'], '--classroom needs one exercise, and no --watch: a step of a workflow has one result.'],
    [
      ['check', '04', '--classroom'],
      '--classroom is for a workflow of GitHub: it writes to the file that GITHUB_OUTPUT names, and none is named.',
    ],
    [['check', '0'], `There is no exercise "0"; there are ${exercises}.`],
    [['check', '04', '05'], '"05" is one argument too many.'],
    [['check', '04', '--fast'], 'Unknown option "--fast".'],
    [['check', '04', '--app'], '--app needs a value after it.'],
    [['check', '04', '--app', '--json'], '--app needs a value after it, and what begins with "-" is none.'],
    [['check', '04', '--watch=yes'], '--watch takes no value.'],
    [
      ['check', '04', '--app', 'no/such/app'],
      'There is no folder no/such/app; give the folder of a function app, the one with its package.json.',
    ],
    [
      ['check', '04', '--app', 'package.json'],
      'package.json is a file; give the folder of a function app, the one with its package.json.',
    ],
    [['new-exercise'], 'Which exercise? Give a number and a name, such as 11-my-slug.'],
    [
      ['new-exercise', '11-My_Slug'],
      '"11-My_Slug" is no name for an exercise; give two digits and words in small letters, such as 11-my-slug (c3-my-slug for a challenge).',
    ],
    [['new-exercise', '99-saga'], 'There is an exercise of that name, 08-saga; give another name.'],
    [['hint'], `Which exercise? There are ${exercises}.`],
    [['host'], 'Which app? Give the folder of a function app, or the number of an exercise.'],
    [['host', solution, '--port', 'x'], '"x" is not a port; give a number from 0 (any free port) to 65535.'],
    [['host', solution, '--clock', 'sun'], 'There is no clock "sun"; there are wall and virtual.'],
    [['host', solution, '--speed', 'fast'], '"fast" is not a speed; give a number such as 60, at most 100000.'],
    [
      ['host', solution, '--speed', '2', '--clock', 'virtual'],
      '--speed is for the wall clock; on the virtual clock time moves when you move it.',
    ],
    [['host', solution, '--open'], 'Unknown option "--open".'],
    [
      ['host', 'no/such/app'],
      'There is no folder no/such/app; give the folder of a function app, the one with its package.json, or the number of an exercise.',
    ],
    [
      ['host', ''],
      'There is no folder ""; give the folder of a function app, the one with its package.json, or the number of an exercise.',
    ],
    [
      ['host', '99'],
      'There is no folder 99; give the folder of a function app, the one with its package.json, or the number of an exercise.',
    ],
  ])('%j', async (args, sentence) => {
    const { code, stdout, stderr } = await newcomer.types(...args);

    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe(`${sentence}\nSee npm run ${args[0]} -- --help\n`);
  });

  test('of an unknown command too', async () => {
    expect(await newcomer.types('chekc')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'There is no command "chekc"; there are list, next, check, hint, solution, reset, progress, host, grade, new-class, new-exercise, prepare, budgets.\nSee npx durable-workshop --help\n',
    });
  });

  test('help is no wrong use', async () => {
    const { code, stdout } = await newcomer.types('check', '--help');

    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^npm run check -- \[exercise\] \[--watch\] \[--json\] \[--no-types\] \[--classroom\] \[--app <folder>\]\n/,
    );
  });
});
