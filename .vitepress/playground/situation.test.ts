import { expect, test } from 'vitest';
import type { EpisodeRecord, HubRecord, RuntimeStatus } from '#core';
import type { CheckReport, CheckResult } from '#exercises/run-checks';
import type { InstanceView, RunView } from './session-messages.ts';
import { commonProblem, deedOf, situation, spokenVerdictOf, verdictOf } from './situation.ts';

const startMs = Date.UTC(2030, 0, 1);

test('a run that waits says until when', () => {
  const view = run({ instances: [instance('order-1', 'Running')], nextDueMs: startMs + 3_600_000 });

  expect(situation(view)).toBe('It is 0:00:00; order-1 is Running; next due at 1:00:00.');
});

test('a run without instances, and one with many, stay one sentence', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((id) => instance(id, 'Running'));

  expect(situation(run({}))).toBe('It is 0:00:00; no instances; nothing is due.');
  expect(situation(run({ instances: many, nextDueMs: startMs }))).toBe(
    'It is 0:00:00; 5 X are Running; work is due now.',
  );
});

test('instances whose IDs the host made up are told by their orchestrators, and counted', () => {
  const made = (name: string, status: RuntimeStatus) => ({
    ...instance('a087eaf300b349c98706c4ebfb2627fd', status),
    name,
  });
  const instances = [
    made('NotifySupport', 'Running'),
    made('NotifyContact', 'Running'),
    made('NotifySupport', 'Running'),
    made('NotifyContact', 'Running'),
    made('NotifyContact', 'Completed'),
    instance('order-1', 'Running'),
  ];

  expect(situation(run({ instances }))).toBe(
    'It is 0:00:00; 2 NotifySupport, 2 NotifyContact and X are Running, NotifyContact is Completed; nothing is due.',
  );
  expect(situation(run({ instances: instances.slice(4) }))).toBe(
    'It is 0:00:00; NotifyContact is Completed, order-1 is Running; nothing is due.',
  );
});

test('a failure of an instance whose ID the host made up is told by its orchestrator', () => {
  const failed = { ...instance('f2025a4a-603c-8ffe-810c-b35f22084bfe:1', 'Failed'), output: 'oops' };

  expect(situation(run({ instances: [failed] }))).toContain('Why X failed: oops');
});

test('an instance that failed says why, in one line', () => {
  const failed = { ...instance('order-1', 'Failed'), output: `Orchestrator function 'X' failed: oops\n   at …` };

  expect(situation(run({ instances: [failed] }))).toBe(
    "It is 0:00:00; order-1 is Failed; nothing is due. Why order-1 failed: Orchestrator function 'X' failed: oops",
  );
});

test('an instance whose failure the host noticed says what to do about it', () => {
  const failed = { ...instance('order-1', 'Failed'), output: 'this.generator.next is not a function' };
  const told = 'X is a plain function; an orchestrator must be a generator.';
  const records = [
    episode('order-1', 'Failed'),
    notice(told),
    episode('order-2', 'Completed'),
    notice('Something else.'),
  ];

  expect(situation(run({ instances: [failed], records }))).toBe(
    `It is 0:00:00; order-1 is Failed; nothing is due. Why order-1 failed: ${told}`,
  );
});

test('a notice about something that keeps an instance Running does not explain why it failed', () => {
  const failed = { ...instance('order-1', 'Failed'), output: 'oops' };
  const records = [episode('order-1', 'Failed'), notice('X calls the activity "Y"; the instance stays Running.')];

  expect(situation(run({ instances: [failed], records }))).toContain('Why order-1 failed: oops');
});

test('what a press did is told in words', () => {
  const common = { sequence: 0, atMs: startMs, instanceId: 'order-1', taskId: 0, name: 'Ship' };
  const started: HubRecord = { kind: 'activity-started', ...common, input: null, duplicate: false };
  const ended: HubRecord = { kind: 'activity-ended', ...common, outcome: { result: null } };

  expect(deedOf([notice('n'), episode('order-1', 'Running')])).toBe('The orchestrator of order-1 ran for one episode.');
  expect(deedOf([episode('a087eaf300b349c98706c4ebfb2627fd', 'Running')])).toBe('X ran for one episode.');
  expect([deedOf([started]), deedOf([ended])]).toEqual(['The activity Ship started.', 'The activity Ship ended.']);
  expect(deedOf([{ kind: 'crash', sequence: 0, atMs: startMs }])).toBe('The worker died and was started again.');
  expect(deedOf([{ kind: 'deployment', sequence: 0, atMs: startMs }])).toBe('New code was deployed.');
  expect(deedOf([])).toBe('');
});

test('the verdict counts checks and points, and names the first sentence that does not hold', () => {
  const mixed = report([check('a', 'pass'), check('b', 'fail', 'Expected x, but y.')]);

  expect(verdictOf(mixed)).toBe('1 of 2 checks pass · 10 of 20 points');
  expect(spokenVerdictOf(mixed)).toBe('1 of 2 checks pass · 10 of 20 points. First to fail: Sentence b.');
  expect(spokenVerdictOf(report([check('a', 'pass')]))).toBe('1 of 1 checks pass · 10 of 10 points. Solved!');
});

test('a solution that is wrong all the same is not praised without a word', () => {
  const notice = { kind: 'notice', sequence: 0, atMs: 0, text: 'X reads the clock.', breaksReplay: true } as const;

  expect(spokenVerdictOf(report([check('a', 'pass')]), [notice])).toBe(
    '1 of 1 checks pass · 10 of 10 points. Solved, with a notice: X reads the clock.',
  );
});

test('a check that could not be carried out says why', () => {
  const endless = report([check('a', 'timeout', 'X did not answer within 2 seconds.\nThe story:\n  0:00:00 start X')]);

  expect(spokenVerdictOf(endless)).toBe(
    '0 of 1 checks pass · 0 of 10 points. First to fail: Sentence a. X did not answer within 2 seconds.',
  );
});

test('an app that cannot be loaded is one problem with its place, not one per check', () => {
  const message = 'src/functions/a.ts:2:11: This is not valid TypeScript: unexpected "=".';
  const unloadable = report([check('a', 'error', message), check('b', 'error', message)]);

  expect(commonProblem(unloadable)).toEqual({ message, source: { file: 'src/functions/a.ts', line: 2, column: 11 } });
  expect(spokenVerdictOf(unloadable)).toBe(`0 of 2 checks pass · 0 of 20 points. ${message}`);
});

test('failures of their own are no common problem', () => {
  expect(commonProblem(report([check('a', 'fail', 'same'), check('b', 'fail', 'same')]))).toBeNull();
  expect(commonProblem(report([check('a', 'error', 'one'), check('b', 'error', 'other')]))).toBeNull();
  expect(commonProblem(report([check('a', 'error', 'no place')]))).toEqual({ message: 'no place' });
});

function run(parts: Partial<RunView>): RunView {
  return { startMs, nowMs: startMs, nextDueMs: null, instances: [], records: [], ...parts };
}

function instance(instanceId: string, runtimeStatus: RuntimeStatus): InstanceView {
  const common = { name: 'X', input: null, customStatus: null, output: null, history: [] };
  return { ...common, instanceId, runtimeStatus, createdMs: startMs, lastUpdatedMs: startMs };
}

function episode(instanceId: string, runtimeStatus: RuntimeStatus): EpisodeRecord {
  const common = {
    executionId: 'e',
    name: 'X',
    replayed: 0,
    appended: [],
    cancelledTimers: [],
    calls: [],
    customStatus: null,
    output: null,
  };
  return { kind: 'episode', sequence: 0, atMs: startMs, instanceId, ...common, runtimeStatus };
}

function notice(text: string): HubRecord {
  return { kind: 'notice', sequence: 0, atMs: startMs, text };
}

function check(id: string, status: CheckResult['status'], message?: string): CheckResult {
  const points = status === 'pass' ? 10 : 0;
  return { id, title: `Sentence ${id}`, status, points, maxPoints: 10, ...(message ? { message } : {}) };
}

function report(checks: readonly CheckResult[]): CheckReport {
  const points = checks.reduce((sum, each) => sum + each.points, 0);
  const passed = checks.every(({ status }) => status === 'pass');
  return { exercise: 'x', app: 'y', passed, points, maxPoints: checks.length * 10, checks, durationMs: 1 };
}
