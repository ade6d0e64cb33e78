import { afterAll, describe, expect, it } from 'vitest';
import { WorkerEndedError, WorkerUnresponsiveError } from '#core';
import type { FunctionWorker, NoticeRecord } from '#core';
import { CheckFailure, expectThat } from '#scenario';
import { inProcessWorker } from '#worker/in-process';
import { appSources, loadExercise } from './catalog.ts';
import type { Check, Exercise } from './define-exercise.ts';
import { runChecks } from './run-checks.ts';
import type { CheckReport, CheckResult } from './run-checks.ts';

const SLUG = '04-approval-orchestrator';
const ORCHESTRATOR = 'src/functions/approval-orchestrator.ts';

const worker = inProcessWorker();
afterAll(() => worker.stop());
const approval = await loadExercise(SLUG);

describe('a report', () => {
  it('has every check in order, with its points, and tells each result as it comes', async () => {
    const results: CheckResult[] = [];
    const times = [1_000, 1_234.4];
    const report = await runChecks({
      exercise: exerciseOf(
        check('one', 60),
        check('two', 40, () => expectThat(false, 'tea', 'there was coffee')),
      ),
      slug: SLUG,
      appName: 'starter',
      app: appSources(SLUG, 'starter'),
      worker,
      onResult: (result) => results.push(result),
      clock: () => times.shift() ?? 0,
    });
    expect(report).toEqual({
      exercise: SLUG,
      app: 'starter',
      passed: false,
      points: 60,
      maxPoints: 100,
      checks: [
        { id: 'one', title: 'Sentence one', status: 'pass', points: 60, maxPoints: 60 },
        {
          id: 'two',
          title: 'Sentence two',
          status: 'fail',
          points: 0,
          maxPoints: 40,
          message: 'Expected tea, but there was coffee.',
        },
      ],
      durationMs: 234,
    });
    expect(results).toEqual(report.checks);
  });

  it('calls a check an error when it throws anything else, and shows no stack', async () => {
    const report = await reportOf(exerciseOf(check('one', 100, () => Promise.reject(new TypeError('no such thing')))));
    expect(report.checks).toMatchObject([{ status: 'error', message: 'no such thing' }]);
  });

  it('says where in the story a check failed', async () => {
    const story = check('one', 100, async (scenario) => {
      await scenario.start('ApprovalOrchestrator', { instanceId: 'order-1' });
      await scenario.advance('10 minutes');
      expectThat(false, 'tea', 'there was coffee');
    });
    const report = await reportOf(exerciseOf(story));
    expect(report.checks[0]?.message).toMatchInlineSnapshot(`
      "Expected tea, but there was coffee.
      The story:
        0:00:00 start ApprovalOrchestrator as order-1
        0:00:00 advance the clock by 0:10:00"
    `);
  });
});

describe('what is wrong whether a check fails or not', () => {
  it('is told beside the result, also where another run failed than the one of the check', async () => {
    const text = 'X reads the clock.';
    const notice: NoticeRecord = { kind: 'notice', sequence: 0, atMs: 0, text, breaksReplay: true };
    const failing = check('one', 100, () => {
      throw new CheckFailure('tea', 'there was coffee', { records: [notice], story: [] });
    });
    const noticed: NoticeRecord[] = [];

    const report = await runChecks({
      ...defaults(exerciseOf(failing)),
      onResult: (_result, notices) => noticed.push(...notices),
    });

    expect(report.checks[0]?.message).toBe('Expected tea, but there was coffee.');
    expect(noticed).toEqual([notice]);
  });
});

describe('an app that cannot be loaded', () => {
  it.each([
    ['a syntax error', "import * as df from 'durable-functions';\nconst hour = ;", /approval-orchestrator\.ts:2/],
    ['an unknown import', "import { wait } from 'time-machine';\nwait();", /approval-orchestrator\.ts:1.*time-machine/],
    ['an exception while it starts', "\n\nthrow new Error('not today');", /approval-orchestrator\.ts:3.*not today/],
  ])('gives every check the same error for %s, with its place', async (_case, source, message) => {
    const report = await reportOf(approval, source);
    expect(report.checks).toHaveLength(approval.checks.length);
    expect(new Set(report.checks.map((result) => result.status))).toEqual(new Set(['error']));
    expect(new Set(report.checks.map((result) => result.message)).size).toBe(1);
    expect(report.checks[0]?.message).toMatch(message);
    expect(report.checks[0]?.message).not.toMatch(/\n\s+at /);
  });
});

describe('an orchestrator that reads the clock of the machine', () => {
  it('passes, and the host says beside each result what is wrong', async () => {
    const source = `import * as df from 'durable-functions';
df.app.orchestration('ApprovalOrchestrator', function* (context) {
  yield context.df.createTimer(new Date(Date.now() + 3_600_000));
});`;
    const notices: string[] = [];
    const waits = approval.checks[0];
    const { app, ...rest } = defaults(exerciseOf(waits));
    const report = await runChecks({
      ...rest,
      app: { ...app, files: { ...app.files, [ORCHESTRATOR]: source } },
      onResult: (_result, noticed) => notices.push(...noticed.map((one) => `${one.source?.line}: ${one.text}`)),
    });

    expect(report.passed).toBe(true);
    expect(notices).toEqual([
      '3: ApprovalOrchestrator reads the clock of the machine with Date.now(). Every replay reads another time; use context.df.currentUtcDateTime.',
    ]);
    expect(Object.keys(report.checks[0] ?? {})).toEqual(['id', 'title', 'points', 'maxPoints', 'status']);
  });
});

describe('an orchestrator that breaks a rule', () => {
  it.each([
    ['is async', 'async (context) => { await 0; }', /approval-orchestrator\.ts:2: .*function\*/],
    ['yields a promise', 'function* (context) { yield Promise.resolve(1); }', /promise/],
    [
      'calls an unknown activity',
      "function* (context) { yield context.df.callActivity('ProcesApproval'); }",
      /ProcesApproval.*not register/,
    ],
    ['throws', "function* (context) { throw new Error('out of paper'); }", /is Failed: .*out of paper/],
    [
      'returns a task',
      "function* (context) { return context.df.callActivity('ProcessApproval'); }",
      /is Completed with a task as its output, not with what the task results in\.\n/,
    ],
  ])('fails with a reason that a person understands: it %s', async (_case, handler, message) => {
    const report = await reportOf(approval, appWith(handler));
    const first = report.checks.find((result) => result.id === 'true-approves');
    expect(first).toMatchObject({ status: 'fail' });
    expect(first?.message).toMatch(message);
  });

  it('fails with the reason of the host when it does not replay as it ran', async () => {
    const handler = `function* (context) {
      const df = context.df;
      yield started++ === 0 ? df.createTimer(new Date(df.currentUtcDateTime.getTime() + 1000)) : df.callActivity('ProcessApproval');
    }`;
    const report = await reportOf(approval, `let started = 0;\n${appWith(handler)}`);
    expect(report.checks[0]?.message).toContain('Non-Deterministic workflow detected');
  });
});

describe('a worker that does not answer', () => {
  const silent = () => new WorkerUnresponsiveError('It gave no answer in time');
  const gone = () => new WorkerEndedError('The worker ended: it needed more than 192 MB of memory');

  it('lets two checks time out and reports the rest without running them', async () => {
    const { report, begun } = await fourChecksOver(failing(silent));
    expect(report.checks.map((result) => result.status)).toEqual(['timeout', 'timeout', 'timeout', 'timeout']);
    expect(report.checks[0]?.message).toContain('It gave no answer in time');
    expect(report.checks[2]?.message).toBe('Not run, because 2 checks before it did not end in time.');
    expect(begun).toEqual(['one', 'two']);
  });

  it('is no timeout where it ended; after two checks that it ended, the rest is not run either', async () => {
    const { report, begun } = await fourChecksOver(failing(gone));
    expect(report.checks.map((result) => result.status)).toEqual(['error', 'error', 'error', 'error']);
    expect(report.checks[0]?.message).toContain('it needed more than 192 MB of memory');
    expect(report.checks[2]?.message).toBe('Not run, because 2 checks before it could not be carried out to the end.');
    expect(begun).toEqual(['one', 'two']);
  });

  it('has the same patience for both together', async () => {
    const { report, begun } = await fourChecksOver(failing(silent, gone));
    expect(report.checks.map((result) => result.status)).toEqual(['timeout', 'error', 'error', 'error']);
    expect(report.checks[2]?.message).toBe('Not run, because 2 checks before it could not be carried out to the end.');
    expect(begun).toEqual(['one', 'two']);
  });

  it('stops an orchestration that never comes to rest', async () => {
    const handler = 'function* (context) { context.df.continueAsNew(0); }';
    const report = await reportOf(exerciseOf(approval.checks[1] as Check), appWith(handler));
    expect(report.checks[0]).toMatchObject({ status: 'timeout' });
  });
});

/** A worker whose functions never answer, as its host sees it: the first one for the first reason, and so on; the last one stays. */
function failing(...reasons: readonly (() => Error)[]): FunctionWorker {
  const left = [...reasons];
  const next = () => (left.length > 1 ? left.shift() : left[0])?.();
  return {
    load: (app, host) => worker.load(app, host),
    invoke: () => Promise.reject(next() ?? new Error('no reason')),
    advance: (nowMs) => worker.advance(nowMs),
    stop: () => Promise.resolve(),
  };
}

async function fourChecksOver(lost: FunctionWorker): Promise<{ report: CheckReport; begun: readonly string[] }> {
  const begun: string[] = [];
  const checks = ['one', 'two', 'three', 'four'].map((id) =>
    check(id, 25, async (scenario) => {
      begun.push(id);
      await scenario.start('ApprovalOrchestrator');
      await scenario.untilIdle();
    }),
  );
  const exercise = exerciseOf(...(checks as [Check, ...Check[]]));
  return { report: await runChecks({ ...defaults(exercise), worker: lost }), begun };
}

function check(
  id: string,
  points: number,
  run: (...args: Parameters<Check['run']>) => void | Promise<void> = () => {},
): Check {
  return { id, title: `Sentence ${id}`, points, run: async (scenario) => run(scenario) };
}

function exerciseOf(...checks: [Check, ...Check[]]): Exercise {
  return { ...approval, checks };
}

function appWith(handler: string): string {
  return `import * as df from 'durable-functions';\ndf.app.orchestration('ApprovalOrchestrator', ${handler});\n`;
}

function defaults(exercise: Exercise) {
  return { exercise, slug: SLUG, appName: 'app', app: appSources(SLUG, 'starter'), worker };
}

function reportOf(exercise: Exercise, orchestrator?: string): Promise<CheckReport> {
  const { app, ...rest } = defaults(exercise);
  const files = orchestrator === undefined ? app.files : { ...app.files, [ORCHESTRATOR]: orchestrator };
  return runChecks({ ...rest, app: { ...app, files } });
}
