// The mutation check on a tiny app: which mutants count, and which are caught.

import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { exerciseFolder } from '#exercises/catalog';
import type { Check, Exercise } from '#exercises/define-exercise';
import { expectThat } from '#scenario';
import { threadWorker } from '#worker/thread';
import type { EquivalentMutant } from './equivalent.ts';
import { reportText } from './report.ts';
import { survey } from './survey.ts';
import type { Subject, Survey } from './survey.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 240_000 }); // the compiler reads the types of the SDK

const FILE = 'src/functions/greet.ts';
const GREETING = `import * as df from 'durable-functions';

df.app.orchestration('Greet', function* (context) {
  const name = context.df.getInput<string>();
  let marks = '';
  for (let i = 0; i < 2; i += 1) marks += '!';
  const gap: ' ' = ' ';
  context.log('greets', name);
  return name === 'Ada' ? 'Hello'.concat(gap, marks) : 'Who?';
});
`;
const RETURNED = "return name === 'Ada' ? 'Hello'.concat(gap, marks) : 'Who?';";

const greetsAda = greets('Ada', 'Hello !!');
const asksOthers = greets('Bo', 'Who?');
const emptied = { mutator: 'StringLiteral', to: '""', reason: 'A reason.' };
const forTheLog: EquivalentMutant = { ...emptied, lineText: "context.log('greets', name);", from: "'greets'" };
const refuted: EquivalentMutant = { ...emptied, lineText: RETURNED, from: "'Who?'" };
const gone: EquivalentMutant = { ...forTheLog, from: "'welcomes'" };

const start = () => threadWorker({ budgetMs: 2_000 });
let lenient: Survey;
let strict: Survey;

beforeAll(async () => {
  lenient = await survey(subjectOf([greetsAda]), start);
  strict = await survey(subjectOf([greetsAda, asksOthers], [forTheLog, refuted, gone]), start);
});

test('a mutant that no check tells from the solution survives, until one does', () => {
  expect(changes(lenient, 'survived')).toEqual(['\'greets\' -> ""', "name === 'Ada' -> true", '\'Who?\' -> ""']);
  expect(lenient.score).toBeLessThan(1);

  expect(changes(strict, 'survived')).toEqual([]);
  expect(strict.score).toBe(1);
});

test('a mutant that never ends is ended, and caught', () => {
  const endless = strict.mutants.find(({ to }) => to === 'i -= 1');
  expect(endless).toMatchObject({ fate: 'caught', caughtBy: { id: 'greets-Ada', status: 'timeout' } });
});

test('a mutant that TypeScript refuses does not count', () => {
  expect(changes(strict, 'does not compile')).toEqual(['\' \' -> ""']);
});

test('a mutant that is listed as equivalent does not count', () => {
  expect(changes(strict, 'equivalent')).toEqual(['\'greets\' -> ""']);
});

test('an entry of the list that a check refutes is told, and so is one for a text that is gone', () => {
  expect(strict.wrongEntries).toEqual([
    `Listed as equivalent, but asks-Bo catches it: StringLiteral in "${RETURNED}", 'Who?' -> ""`,
    `No mutant is like this one, which is listed as equivalent: StringLiteral in "${gone.lineText}", 'welcomes' -> ""`,
  ]);
});

test('the report has a line for each exercise and each survivor', () => {
  const text = reportText([lenient]);

  expect(text).toMatch(
    /^exercise +mutants +caught +survived +equivalent +not compiling +score\n00-greet .* \d+ % {2}below 90 %\n/,
  );
  expect(text).toContain(`  solutions/00-greet/${FILE}:9  name === 'Ada' -> true  (ConditionalExpression)`);
});

test('an app that does not pass itself is not surveyed', async () => {
  const wrong = subjectOf([greets('Ada', 'Hi')]);

  await expect(survey(wrong, start)).rejects.toThrow('The solution of 00-greet does not pass greets-Ada.');
});

function subjectOf(checks: readonly [Check, ...Check[]], equivalent: readonly EquivalentMutant[] = []): Subject {
  const exercise: Exercise = {
    title: 'Greet',
    lesson: 'greetings',
    task: ['Greet Ada.'],
    files: [{ path: FILE, role: 'edit' }],
    hints: ['Say hello.'],
    requests: [{ label: 'Start', method: 'POST', path: '/' }],
    onRun: [],
    checks,
  };
  return {
    slug: '00-greet',
    exercise,
    app: { files: { [FILE]: GREETING }, entryPoints: [FILE] },
    files: [FILE],
    configFolder: join(exerciseFolder('04-approval-orchestrator'), 'starter'),
    equivalent,
  };
}

function greets(name: string, greeting: string): Check {
  return {
    id: `${greeting.startsWith('H') ? 'greets' : 'asks'}-${name}`,
    title: `${name} is answered with ${greeting}`,
    points: 50,
    async run(scenario) {
      await scenario.start('Greet', { instanceId: 'greeting', input: name });
      await scenario.untilIdle();
      const output = (await scenario.status('greeting'))?.output;
      expectThat(output === greeting, `the output ${greeting}`, `it is ${String(output)}`);
    },
  };
}

function changes({ mutants }: Survey, fate: string): readonly string[] {
  return mutants.filter((mutant) => mutant.fate === fate).map(({ from, to }) => `${from} -> ${to}`);
}
