import { expect, test } from 'vitest';
import type { RuntimeStatus } from '#core';
import type { CheckReport, CheckResult } from '#exercises/run-checks';
import type { InstanceView, RunView } from './session-messages.ts';
import { commonProblem, situation, spokenVerdictOf, verdictOf } from './situation.ts';

const startMs = Date.UTC(2030, 0, 1);

test('a run that waits says until when', () => {
  const view = run({ instances: [instance('order-1', 'Running')], nextDueMs: startMs + 3_600_000 });

  expect(situation(view)).toBe('It is day 1 00:00:00; order-1 is Running; next due at day 1 01:00:00.');
});

test('a run without instances, and one with many, stay one sentence', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((id) => instance(id, 'Running'));

  expect(situation(run({}))).toBe('It is day 1 00:00:00; no instance yet; nothing is due.');
  expect(situation(run({ instances: many, nextDueMs: startMs }))).toBe(
    'It is day 1 00:00:00; a is Running, b is Running, c is Running and 2 more; work is due now.',
  );
});

test('an instance that failed says why, in one line', () => {
  const failed = { ...instance('order-1', 'Failed'), output: `Orchestrator function 'X' failed: oops\n   at …` };

  expect(situation(run({ instances: [failed] }))).toBe(
    "It is day 1 00:00:00; order-1 is Failed; nothing is due. Why order-1 failed: Orchestrator function 'X' failed: oops",
  );
});

test('the verdict counts checks and points, and names the first sentence that does not hold', () => {
  const mixed = report([check('a', 'pass'), check('b', 'fail', 'Expected x, but y.')]);

  expect(verdictOf(mixed)).toBe('1 of 2 checks pass · 10 of 20 points');
  expect(spokenVerdictOf(mixed)).toBe('1 of 2 checks pass · 10 of 20 points. First to fail: Sentence b.');
  expect(spokenVerdictOf(report([check('a', 'pass')]))).toBe('1 of 1 checks pass · 10 of 10 points. Solved!');
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

function check(id: string, status: CheckResult['status'], message?: string): CheckResult {
  const points = status === 'pass' ? 10 : 0;
  return { id, title: `Sentence ${id}`, status, points, maxPoints: 10, ...(message ? { message } : {}) };
}

function report(checks: readonly CheckResult[]): CheckReport {
  const points = checks.reduce((sum, each) => sum + each.points, 0);
  const passed = checks.every(({ status }) => status === 'pass');
  return { exercise: 'x', app: 'y', passed, points, maxPoints: checks.length * 10, checks, durationMs: 1 };
}
