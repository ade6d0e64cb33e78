// What becomes of checks of an instructor's own that go wrong themselves, and of files that are not used.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { grade } from '../commands/grade.ts';
import { ClassFolder } from './class-folder.ts';
import type { Grades } from './grades.ts';
import { heard } from './heard.ts';

vi.setConfig({ testTimeout: 120_000 }); // a class, in processes of its own

const approval = '04-approval-orchestrator';
const file = `checks/${approval}.ts`;

let folder: ClassFolder;
let said: () => string;

beforeEach(async () => {
  folder = await ClassFolder.make();
  said = heard();
  for (const name of ['ada', 'bob']) await folder.handsIn(name, approval, 'solution');
  await mkdir(folder.beside('checks'));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await folder.leave();
});

/** Checks of 5 points each, with these bodies; the first one's begins in line 3. */
async function givenChecks(bodies: Readonly<Record<string, string>>, named = `${approval}.ts`): Promise<void> {
  const checks = Object.entries(bodies).map(
    ([id, body]) =>
      `  { id: '${id}', title: 'It is ${id}', points: 5, run: async (scenario: Scenario) => {\n${body}\n  } },`,
  );
  const lines = [
    "import { activityCalls, describeCalls, describeInstance, expectThat, json, type Scenario } from 'durable-functions-workshop/checks';",
    'export const checks = [',
  ];
  await writeFile(join(folder.beside('checks'), named), [...lines, ...checks, '];', ''].join('\n'));
}

async function graded(...options: string[]): Promise<Grades> {
  const out = folder.beside('grades');
  await grade.run([folder.path, '--out', out, '--exercises', '04', '--checks', folder.beside('checks'), ...options]);
  return JSON.parse(await readFile(join(out, 'grades.json'), 'utf8')) as Grades;
}

const ownResults = ({ submissions }: Grades) =>
  submissions.map(({ points, exercises }) => ({
    points,
    own: exercises[0]?.checks.slice(-2).map(({ id, status, message }) => [id, status, message?.split('\n', 1)[0]]),
  }));

test('a mistake in a check is told with its file and line, to learners and to the instructor', async () => {
  await givenChecks({
    'is-wrong': "    const status = await scenario.status('nobody');\n    expectThat(status!.output === 1, 'a', 'b');",
    'has-no-duration': "    await scenario.advance('59 minuts');",
  });
  const wrong = `The check itself threw an error, at ${file}:5: Cannot read properties of undefined (reading 'output')`;
  const noDuration = `The check itself threw an error, at ${file}:8: "59 minuts" is not a duration;`;

  const own = [
    ['is-wrong', 'error', wrong],
    ['has-no-duration', 'error', expect.stringContaining(noDuration) as string],
  ];
  expect(ownResults(await graded())).toEqual([
    { points: 100, own },
    { points: 100, own },
  ]);
  expect(said()).toContain(`\nLook at your check is-wrong, in 2 of 2 submissions: ${wrong}\n`);
  expect(said()).toContain(`\nLook at your check has-no-duration, in 2 of 2 submissions: ${noDuration}`);
});

test('what a check does not await is told with its line, and is blamed on no app', async () => {
  await givenChecks({
    'reads-a-promise': "    const status = scenario.status('nobody');\n    expectThat(status.output === 1, 'a', 'b');",
    'says-a-promise': "    expectThat(false, 'an end', `${describeInstance(scenario, 'nobody')}`);",
    'shows-a-promise': "    const seen = async () => 1;\n    expectThat(false, 'one', `it is ${seen()}`);",
    'counts-a-promise': '    expectThat(false, describeCalls(activityCalls(scenario)), json(1));',
    'fails-too-early':
      "    scenario.start('ApprovalOrchestrator');\n    expectThat(1 > 2, 'one more', 'there was none');",
    'passes-too-early': '    await scenario.load();\n    scenario.untilIdle();',
    'waits-for-nobody':
      "    await scenario.start('ApprovalOrchestrator');\n    void (async () => { await scenario.untilIdle(); })();",
    'fails-unheard':
      "    const look = async () => { await null;\n    expectThat(false, 'a', 'b'); };\n    void look();",
  });
  const mistakes = [
    ['reads-a-promise', 5, 'scenario.status(…) is not awaited; write await before it.'],
    ['says-a-promise', 8, 'describeInstance(…) is not awaited; write await before it.'],
    ['shows-a-promise', 12, 'a value in the words of expectThat(…) is not awaited; write await before it.'],
    ['counts-a-promise', 15, 'what describeCalls(…) is given is not awaited; write await before it.'],
    ['fails-too-early', 18, 'scenario.start(…) is not awaited; write await before it.'],
    ['passes-too-early', 23, 'scenario.untilIdle(…) is not awaited; write await before it.'],
    [
      'waits-for-nobody',
      27,
      'the check ended before scenario.untilIdle(…) did; write await where the function is called that says it.',
    ],
    ['fails-unheard', 31, 'what fails here is not awaited; write await where it is called.'],
  ] as const;

  const { submissions } = await graded();

  const results = submissions[0]?.exercises[0]?.checks.slice(-mistakes.length) ?? [];
  expect(results.map(({ id, status, message }) => [id, status, message?.split('\n', 1)[0]])).toEqual(
    mistakes.map(([id, line, what]) => [id, 'error', `The check itself has a mistake, at ${file}:${line}: ${what}`]),
  );
  for (const [id, line, what] of mistakes)
    expect(said()).toContain(
      `\nLook at your check ${id}, in 2 of 2 submissions: The check itself has a mistake, at ${file}:${line}: ${what}\n`,
    );
  expect(await readFile(join(folder.beside('grades'), 'feedback/ada.md'), 'utf8')).toContain(
    'It is reads-a-promise (0 of 5 points, a mistake in the check and not in your app, hidden check)',
  );
});

test('a check may begin a request and await its answer later', async () => {
  await givenChecks({
    waits:
      "    const answer = scenario.http('GET', '/api/nothing');\n    await scenario.advance('1 second');\n    await answer;",
    together: "    await Promise.all([scenario.status('a'), scenario.status('b').then((status) => status?.output)]);",
  });

  expect(ownResults(await graded())[0]?.own).toEqual([
    ['waits', 'pass', undefined],
    ['together', 'pass', undefined],
  ]);
});

test('what a word says because of the app is no mistake of the check', async () => {
  await givenChecks({
    'has-an-order': "    await scenario.raise('order-9', 'ApprovalEvent', true);",
    'has-an-activity': "    await scenario.stub('Nobody', { returns: 1 });\n    await scenario.load();",
  });

  const [ada] = ownResults(await graded());

  expect(ada?.own?.map(([, , message]) => message)).not.toContainEqual(expect.stringContaining('The check itself'));
  expect(said()).not.toContain('Look at your check');
});

test.each([
  ['in itself', '    for (;;);'],
  ['over the words', "    for (;;) await scenario.status('order-1');"],
  ['waiting', '    await new Promise(() => undefined);'],
])('a check without an end, %s, takes nothing from the other checks', async (_how, body) => {
  await givenChecks({ 'ends-well': '', 'has-no-end': body, 'comes-after': '' });

  const { submissions } = await graded('--seconds', '3', '--jobs', '2');

  const endless = `The check itself did not come to an end, so it was ended and the submission was graded without it: ${file}.`;
  expect(submissions.map(({ name, points }) => [name, points])).toEqual([
    ['ada', 105],
    ['bob', 105],
  ]);
  expect(submissions[1]?.exercises[0]?.checks.slice(-3).map(({ status, message }) => [status, message])).toEqual([
    ['pass', undefined],
    ['error', endless],
    ['error', `Not run, because has-no-end, before it in ${file}, did not come to an end.`],
  ]);
  expect(said()).toContain(`\nLook at your check has-no-end, in 2 of 2 submissions: ${endless}\n`);
});

test.each([
  ['exits', '    process.exit(3);', "the grader's process, with the code 3"],
  ['is killed', "    process.kill(process.pid, 'SIGKILL');", "the grader's process (SIGKILL)"],
])('a check that %s takes nothing from the other checks, and is told', async (_how, body, what) => {
  await givenChecks({ 'ends-well': '', 'ends-all': body, 'comes-after': '' });

  const { submissions } = await graded();

  const ended = `The check itself ended ${what}, so the submission was graded without it: ${file}.`;
  expect(submissions.map(({ points }) => points)).toEqual([105, 105]);
  expect(submissions[1]?.exercises[0]?.checks.slice(-3).map(({ status, message }) => [status, message])).toEqual([
    ['pass', undefined],
    ['error', ended],
    ['error', `Not run, because ends-all, before it in ${file}, ended ${what}.`],
  ]);
  expect(said()).toContain(`\nLook at your check ends-all, in 2 of 2 submissions: ${ended}\n`);
});

test('files that are not used are told', async () => {
  await givenChecks({ fine: '' });
  await givenChecks({ idle: '' }, '05-callback-client.ts');
  await givenChecks({ lost: '' }, '04.ts');

  await graded();

  expect(said()).toContain('Checks for exercises that are not graded were not used: checks/05-callback-client.ts.\n');
  expect(said()).toContain(
    `Named after no exercise, as ${approval}.ts is, so no checks were taken from: checks/04.ts.\n`,
  );
});
