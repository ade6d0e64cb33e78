import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { exerciseSlugs } from '#exercises/catalog';
import type { CheckReport } from '#exercises/run-checks';
import { Newcomer } from './newcomer.ts';
import { Resident } from './resident.ts';

vi.setConfig({ testTimeout: 120_000 }); // one command checks the whole workshop

const slugs = exerciseSlugs();
const slug = '04-approval-orchestrator';
const solution = `solutions/${slug}`;
const orchestrator = `exercises/${slug}/src/functions/approval-orchestrator.ts`;

let newcomer: Resident;

beforeAll(async () => {
  newcomer = await Resident.arrive();
});
afterEach(() => newcomer.forgets());
afterAll(() => newcomer.leave());

/** Checks without types, which are another story (check-types.test.ts). */
const checks = (...args: readonly string[]) => newcomer.types('check', '--no-types', ...args);

const reportIn = (stdout: string) => JSON.parse(stdout) as CheckReport & { readonly notices: readonly string[] };

describe('checking an exercise', () => {
  test('the starter fails, and the first failure says what was expected, what happened, and where to look', async () => {
    const { code, stdout, stderr } = await checks('04');

    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^04 Wait for an approval\n/);
    expect(stdout).toMatch(/^Checking \S+exercises\/04-approval-orchestrator\/src\/functions\/\*\.ts$/m);
    expect(stdout).toMatch(/^✗ Until an answer comes, the order waits/m);
    expect(stdout).toMatch(/^ {4}Expected [^]*?, but /m);
    expect(stdout).toMatch(/^ {6}0:00:00 start ApprovalOrchestrator as order-1/m);
    expect(stdout).toMatch(/^ {4}Where to look: /m);
    expect(stdout).toMatch(/0 of 13 checks passed, 0 of 100 points, \d+\.\d s\nNext: npm run hint -- 04\n$/);
    expect(stdout).not.toMatch(/\n {4}at /);
  });

  test('the reference passes, and the command says what it is laid over', async () => {
    const { code, stdout } = await checks('4', '--app', solution);

    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Checking solutions\/04-approval-orchestrator\/src\/functions\/\*\.ts, laid over the starter$/m,
    );
    expect(stdout).toContain('13 of 13 checks passed, 100 of 100 points');
    expect(stdout).not.toContain('✗');
  });

  test('a mistake is laid over the solution', async () => {
    const { code, stdout } = await checks('04', '--app', `exercises/${slug}/mistakes/no-timeout`);

    expect(code).toBe(1);
    expect(stdout).toContain('laid over the solution');
    expect(stdout).toMatch(/^✗ With no answer, ProcessRejection is called after one hour/m);
  });

  test("somebody's own copy, once solved, passes, and the next exercise is named", async () => {
    await newcomer.types('prepare');
    await newcomer.copies(`${solution}/src`, `exercises/${slug}/src`);

    const { code, stdout } = await checks(slug);

    expect(code).toBe(0);
    expect(stdout).toMatch(/Next: npm run check -- 05\n$/);
  });

  test('after the last exercise, all of them are next', async () => {
    await newcomer.types('prepare');
    const last = slugs.at(-1) ?? '';
    await newcomer.copies(`solutions/${last}/src`, `exercises/${last}/src`);
    expect((await checks(last)).stdout).toMatch(/Next: npm run check, for all exercises\n$/);

    for (const one of slugs) await newcomer.copies(`solutions/${one}/src`, `exercises/${one}/src`);
    const { code, stdout } = await checks();
    expect(code).toBe(0);
    expect(stdout).toContain(`${slugs.length} of ${slugs.length} exercises done, `);
    expect(stdout).toMatch(/\nNext: npm start, and read on in the lesson\.\n$/);
  });
});

describe('one cause behind many failures', () => {
  /** Checks the reference with something exchanged. */
  const checkWith = async (right: string, wrong: string) => {
    await newcomer.types('prepare');
    await newcomer.copies(`${solution}/src`, `exercises/${slug}/src`);
    await newcomer.writes(orchestrator, (await newcomer.reads(orchestrator)).replace(right, wrong));
    return checks('04');
  };

  test('is told once, and a hint stands with the first failure alone', async () => {
    const { stdout } = await checks('04');

    expect(stdout.match(/The story:/g)).toHaveLength(1);
    expect(stdout.match(/Where to look: /g)).toHaveLength(1);
    expect(stdout.match(/^✗ /gm)).toHaveLength(13);
    expect(stdout).toContain('\n    These 12 fail for the same reason as the one told above.\n');
    expect(stdout.split('\n').length).toBeLessThan(40);
  });

  test.each([
    ['getInput', 'getInptu', 6, 'ApprovalOrchestrator threw: context.df.getInptu is not a function'],
    [
      "('ApprovalOrchestrator'",
      "('ApprovalOrchestator'",
      5,
      'The app does not register the orchestrator "ApprovalOrchestrator"',
    ],
  ])('that has a place needs no hint: %s misspelt as %s', async (right, wrong, line, sentence) => {
    const { stdout } = await checkWith(right, wrong);

    expect(stdout.replace(/\n +/g, ' ')).toContain(`src/functions/approval-orchestrator.ts:${line}: ${sentence}`);
    expect(stdout.match(/The story:/g)).toHaveLength(1);
    expect(stdout).not.toContain('Where to look:');
    expect(stdout).toMatch(
      new RegExp(
        `Next: look at \\S+/04-approval-orchestrator/src/functions/approval-orchestrator\\.ts:${line}\nOr take a hint: npm run hint -- 04\n$`,
      ),
    );
  });

  test('is found again after checks that pass', async () => {
    const { stdout } = await checkWith('yield context.df.Task.any', 'context.df.Task.any');

    expect(stdout.match(/approval-orchestrator\.ts:12: ApprovalOrchestrator made Task\.any/g)).toHaveLength(1);
    expect(stdout).toMatch(
      /^✓ .*\n✗ The output .*\n {4}This one fails for the same reason as the one told above\.\n✓ /m,
    );
  });
});

describe('a solution that a replay would not repeat', () => {
  test('passes, and a notice says what is wrong, also where all exercises are checked because none is named', async () => {
    await newcomer.types('prepare');
    await newcomer.copies(`${solution}/src`, `exercises/${slug}/src`);
    const right = await newcomer.reads(orchestrator);
    await newcomer.writes(orchestrator, right.replace('context.df.currentUtcDateTime.getTime()', 'Date.now()'));

    const [one, all] = [await checks('04'), await checks()];

    expect(one.code).toBe(0);
    expect(one.stdout).toContain('13 of 13 checks passed, 100 of 100 points');
    for (const { stdout } of [one, all]) {
      expect(stdout.match(/^! Notice: src\/functions\/approval-orchestrator\.ts:10: .* Date\.now\(\)/gms)).toHaveLength(
        1,
      );
    }
    expect(all.code).toBe(1);
    expect(all.stdout).toMatch(/^✗ 05 /m);
    expect(all.stdout).toContain(`\n1 of ${slugs.length} exercises done`);
  });

  test('beside a failure of another cause, the failure keeps its hint, and the notice is one of its own', async () => {
    await newcomer.types('prepare');
    await newcomer.copies(`${solution}/src`, `exercises/${slug}/src`);
    const right = await newcomer.reads(orchestrator);
    const wrong = right.replace('result === true', "result == 'true'");
    await newcomer.writes(orchestrator, wrong.replace('const winner', 'console.log(new Date());\n  const winner'));

    const { stdout } = await checks('04');
    const { notices, checks: results } = reportIn((await checks('04', '--json')).stdout);

    expect(stdout.match(/Where to look: Two things have to fit/g)).toHaveLength(1);
    expect(stdout.match(/new Date\(\)/g)).toHaveLength(1);
    expect(stdout).toMatch(/\n! Notice: src\/functions\/approval-orchestrator\.ts:12: .* reads the clock/);
    expect(stdout).toMatch(/Next: npm run hint -- 04\n$/);
    expect(notices).toEqual([
      expect.stringMatching(/^src\/functions\/approval-orchestrator\.ts:12: .* reads the clock/),
    ]);
    for (const { message = '' } of results) expect(message).not.toContain('new Date()');
  });
});

describe('reporting as JSON', () => {
  test('one exercise is one object, with its types, and nothing else', async () => {
    const somebody = await Newcomer.arrive();
    const { code, stdout, stderr } = await somebody.types('check', '04', '--json', '--app', solution);
    await somebody.leave();

    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(reportIn(stdout)).toEqual({
      exercise: slug,
      app: solution,
      passed: true,
      points: 100,
      maxPoints: 100,
      checks: expect.arrayContaining([
        {
          id: 'waits-for-an-answer',
          title: 'Until an answer comes, the order waits: it is Running and no activity was called',
          status: 'pass',
          points: 10,
          maxPoints: 10,
        },
      ]) as unknown,
      durationMs: expect.any(Number) as unknown,
      notices: [],
      types: [],
    });
  });

  test('all exercises are an array', async () => {
    const { code, stdout } = await checks('--json');

    expect(code).toBe(1);
    expect((JSON.parse(stdout) as CheckReport[]).map(({ exercise, passed }) => ({ exercise, passed }))).toEqual(
      slugs.map((exercise) => ({ exercise, passed: false })),
    );
  });

  test('what the app prints stays out of it', async () => {
    await newcomer.types('prepare');
    await newcomer.writes(
      orchestrator,
      `process.stdout.write('one'); console.log('two');\n${await newcomer.reads(orchestrator)}`,
    );

    const { stdout } = await checks('04', '--json');

    expect(reportIn(stdout).exercise).toBe(slug);
  });
});

describe('an app that cannot be used', () => {
  test('with a syntax error gives every check the place', async () => {
    await newcomer.types('prepare');
    await newcomer.writes(orchestrator, 'const answer = ;\n');

    const { code, stdout } = await checks('04', '--json');

    expect(code).toBe(1);
    const { checks: results, maxPoints } = reportIn(stdout);
    expect(maxPoints).toBe(100);
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['error']));
    for (const { message } of results) expect(message).toMatch(/^src\/functions\/approval-orchestrator\.ts:1:16: /);
  });

  test('says the reason once to a person', async () => {
    await newcomer.types('prepare');
    await newcomer.writes(orchestrator, 'const answer = ;\n');

    const { stdout } = await checks('04');

    expect(stdout.match(/approval-orchestrator\.ts:1:16: This is not valid TypeScript/g)).toHaveLength(1);
    expect(stdout).toContain('The same for 12 more checks.');
    expect(stdout).toMatch(/Next: correct \S+\/src\/functions\/approval-orchestrator\.ts:1:16\n$/);
  });

  test('with a settings file that is no JSON gives every check the place', async () => {
    await newcomer.types('prepare');
    await newcomer.writes(`exercises/${slug}/local.settings.json`, '{\n  "Values": {\n    "A" "b"\n  }\n}\n');

    const { code, stdout } = await checks('04', '--json');

    expect(code).toBe(1);
    for (const { status, message } of reportIn(stdout).checks) {
      expect(status).toBe('error');
      expect(message).toMatch(
        /04-approval-orchestrator\/local\.settings\.json:3:9: local\.settings\.json is not valid JSON/,
      );
    }
  });

  test('with a loop that never ends times out, and the command still ends', async () => {
    await newcomer.types('prepare');
    await newcomer.writes(
      orchestrator,
      "import * as df from 'durable-functions';\ndf.app.orchestration('ApprovalOrchestrator', function* () {\n  while (true) {}\n});\n",
    );

    const begin = performance.now();
    const { code, stdout } = await checks('04', '--json');

    expect(performance.now() - begin).toBeLessThan(12_000);
    expect(code).toBe(1);
    expect(new Set(reportIn(stdout).checks.map(({ status }) => status))).toEqual(new Set(['timeout']));
  });

  test('without any function in the own copy says how the starter comes back', async () => {
    await newcomer.writes(`exercises/${slug}/src/functions/readme.md`, 'nothing here');

    const { stdout } = await checks('04', '--json');

    expect(reportIn(stdout).checks[0]?.message).toMatch(
      /^No function files in .* The starter comes back with: npm run reset -- 04$/,
    );
  });
});
