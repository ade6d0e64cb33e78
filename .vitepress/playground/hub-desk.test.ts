import { expect, test } from 'vitest';
import { WorkerUnresponsiveError, type FunctionWorker } from '#core';
import { expectThat, type Scenario } from '#scenario';
import { inProcessWorker } from '#worker/in-process';
import { defineExercise } from '../../exercises/define-exercise.ts';
import { HeardDesk } from './heard-desk.ts';
import type { HubAnswer, HubCommand, Pace } from './session-messages.ts';

const file = 'src/functions/orders.ts';
const orders = `
import * as df from 'durable-functions';

df.app.activity('Ship', { handler: (order: string) => 'shipped ' + order });

df.app.orchestration('Orders', function* (context) {
  yield context.df.waitForExternalEvent('Paid');
  return yield context.df.callActivity('Ship', context.df.getInput());
});
`;

const start = { label: 'Start', method: 'POST', path: durable('orchestrators/Orders/order-1'), body: 'lamp' } as const;
const exercise = defineExercise({
  title: 'Orders',
  lesson: 'orders',
  task: ['Ship what is paid.'],
  files: [{ path: file, role: 'edit' }],
  hints: ['Wait first.'],
  requests: [start],
  onRun: [start],
  checks: [
    {
      id: 'waits',
      title: 'Waits for the money',
      points: 10,
      run: async (scenario) => {
        await scenario.start('Orders', { instanceId: 'a' });
        await scenario.untilIdle();
        const status = await scenario.status('a');
        expectThat(status?.runtimeStatus === 'Running', 'the order to wait', 'it did not');
      },
    },
  ],
});

test('a run starts what the exercise starts, and carries out what is due', async () => {
  const { view, problem, response } = await newDesk().answer(run());

  expect(problem).toBeUndefined();
  expect(response?.status).toBe(202);
  expect(view?.instances).toMatchObject([{ instanceId: 'order-1', runtimeStatus: 'Running' }]);
  expect(view?.nextDueMs).toBeNull();
});

test('step by step, nothing runs before the learner says so', async () => {
  const desk = newDesk();

  const opened = await desk.answer({ ...run(), pace: 'step by step' });
  expect(opened.view).toMatchObject({ instances: [{ runtimeStatus: 'Pending' }], nextDueMs: opened.view?.nowMs });

  const stepped = await desk.answer({ do: 'move', move: 'step' });
  expect(stepped.view?.instances).toMatchObject([{ runtimeStatus: 'Running' }]);
});

test('a step to a later instant moves the clock and runs the moment there, in one press', async () => {
  const desk = newDesk();
  const timed = orders.replace(
    "yield context.df.waitForExternalEvent('Paid');",
    'yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 3_600_000));',
  );
  await desk.answer({ ...run(), files: { [file]: timed } });
  await desk.answer({ do: 'move', move: 'advance', ms: 60_000 });

  const { view } = await desk.answer({ do: 'move', move: 'step' });

  const sinceStart = (ms: number | null = 0) => (ms ?? NaN) - (view?.startMs ?? NaN);
  expect(sinceStart(view?.nowMs)).toBe(3_600_000);
  expect(view?.records.at(-1)).toMatchObject({ kind: 'episode' });
  // What is due now is not that moment again: the episode has scheduled the activity.
  expect(sinceStart(view?.nextDueMs)).toBe(3_600_000);
  expect((await desk.answer({ do: 'move', move: 'step' })).view?.records.at(-1)?.kind).toBe('activity-started');
});

test('until idle, everything runs that becomes due, whenever that is', async () => {
  const desk = newDesk();
  const timed = orders.replace(
    "yield context.df.waitForExternalEvent('Paid');",
    'yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 3_600_000));',
  );
  await desk.answer({ ...run(), files: { [file]: timed } });

  const { view } = await desk.answer({ do: 'move', move: 'until idle' });

  expect(view).toMatchObject({ nextDueMs: null, nowMs: view?.startMs ? view.startMs + 3_600_000 : NaN });
  expect(view?.instances).toMatchObject([{ runtimeStatus: 'Completed', output: 'shipped lamp' }]);
});

test('a request is answered although the work that it leads to never ends', async () => {
  const desk = newDesk(() => {
    const worker = inProcessWorker();
    let invocations = 0;
    return {
      load: (app, host) => worker.load(app, host),
      // The first episode is answered; the one after the event never is.
      invoke: (invocation) => {
        invocations += 1;
        return invocations === 1
          ? worker.invoke(invocation)
          : Promise.reject(new WorkerUnresponsiveError('No answer.'));
      },
      advance: (nowMs) => worker.advance(nowMs),
      stop: () => worker.stop(),
    };
  });
  await desk.answer(run());

  const { response, problem } = await desk.answer(send('true'));

  expect(response?.status).toBe(202);
  expect(problem?.message).toBe('No answer.');
});

test('a request from the console moves the run on', async () => {
  const desk = newDesk();
  await desk.answer(run());

  const paid = await desk.answer(send('true'));

  expect(paid.response?.status).toBe(202);
  expect(paid.view?.instances).toMatchObject([{ runtimeStatus: 'Completed', output: 'shipped lamp' }]);
});

test('a body that is not JSON is sent as it was typed, and the host refuses it', async () => {
  const desk = newDesk();
  await desk.answer(run());

  const { response, problem } = await desk.answer(send('{ broken'));

  expect(problem).toBeUndefined();
  expect(response?.status).toBe(400);
});

test('a crash ends the worker, and the run goes on from its history', async () => {
  let started = 0;
  const desk = newDesk(() => {
    started += 1;
    return inProcessWorker();
  });
  await desk.answer(run());

  await desk.answer({ do: 'crash', pace: 'settle' });
  const paid = await desk.answer(send('true'));

  expect(started).toBe(2);
  expect(paid.view?.records.map(({ kind }) => kind)).toContain('crash');
  expect(paid.view?.instances).toMatchObject([{ runtimeStatus: 'Completed' }]);
});

test('a check run does not disturb the run that is open', async () => {
  const desk = newDesk();
  const before = await desk.answer(run());

  const checked = await desk.answer({ do: 'check', exercise: 'orders', files: { [file]: orders } });

  expect(checked.report).toMatchObject({ passed: true, points: 10, maxPoints: 10 });
  expect(checked.view).toEqual(before.view);
});

test('a check run tells once what is wrong although its checks pass', async () => {
  const timed = orders.replace(
    "yield context.df.waitForExternalEvent('Paid');",
    'yield context.df.createTimer(new Date(Date.now() + 3_600_000));',
  );
  const [waits] = exercise.checks;
  const begins = { ...waits, run: (scenario: Scenario) => scenario.start('Orders').then(() => scenario.advance(0)) };
  const twice = { ...exercise, checks: [begins, { ...begins, id: 'again' }] as const };
  const desk = new HeardDesk({ startWorker: inProcessWorker, loadExercise: () => Promise.resolve(twice) });

  const { report, notices } = await desk.answer({ do: 'check', exercise: 'orders', files: { [file]: timed } });

  expect(report?.passed).toBe(true);
  expect(notices).toMatchObject([
    { text: expect.stringContaining('reads the clock of the machine with Date.now()') as string, source: { line: 7 } },
  ]);
});

test('each check is told as soon as it is known', async () => {
  const told: string[] = [];

  await newDesk().answer(
    { do: 'check', exercise: 'orders', files: { [file]: orders } },
    { onResult: ({ id }) => told.push(id) },
  );

  expect(told).toEqual(['waits']);
});

test('a syntax error is one sentence with file and line', async () => {
  const broken = orders.replace('yield context', 'yield = context');

  const { problem } = await newDesk().answer({ ...run(), files: { [file]: broken } });

  expect(problem?.source).toMatchObject({ file, line: 7 });
  expect(problem?.message).toContain(`${file}:7`);
  expect(problem?.message).not.toContain('\n');
});

test('an app that cannot be loaded is no run: there is nothing to move, and nothing of the run before it', async () => {
  const desk = newDesk();
  await desk.answer(run());

  const broken = await desk.answer({ ...run(), files: { [file]: 'const a = ;' } });
  expect(broken.problem?.source).toMatchObject({ file, line: 1 });
  expect(broken.view).toBeNull();
  expect((await desk.answer({ do: 'crash', pace: 'settle' })).problem?.message).toContain('Nothing is running yet');

  const mended = await desk.answer(run());
  expect(mended.view?.instances).toMatchObject([{ instanceId: 'order-1', runtimeStatus: 'Running' }]);
});

test('before the first run there is nothing to move', async () => {
  const { problem, view } = await newDesk().answer({ do: 'move', move: 'next' });

  expect(problem?.message).toBe('Nothing is running yet: press Run first.');
  expect(view).toBeNull();
});

test('commands are carried out one after the other', async () => {
  const desk = newDesk();

  const answers = await Promise.all([desk.answer(run()), desk.answer(send('true'))]);

  expect(answers.map(({ view }: HubAnswer) => view?.instances[0]?.runtimeStatus)).toEqual(['Running', 'Completed']);
});

test('an earlier moment of a run is told by its tape as it was', async () => {
  const desk = newDesk();
  const before: HubAnswer['view'][] = [(await desk.answer({ ...run(), pace: 'step by step' })).view];
  await desk.answer(send('true', 'step by step'));
  for (let steps = 0; steps < 4; steps += 1) before.push((await desk.answer({ do: 'move', move: 'step' })).view);

  const { tapes } = await desk.answer({ do: 'move', move: 'advance', ms: 60_000 });

  const seen = tapes.main?.marks.map((_, at) => tapes.main?.view(at)) ?? [];
  for (const view of before) expect(seen).toContainEqual(view);
  expect(seen.at(-1)).toMatchObject({ instances: [{ runtimeStatus: 'Completed', output: 'shipped lamp' }] });
});

test('a run that is begun anew from an earlier moment is the same run up to there, and goes its own way', async () => {
  const desk = newDesk();
  await desk.answer(run());
  const { tapes: before } = await desk.answer(send('true'));
  const main = before.main;
  const upTo = main?.marks.findIndex((_, at) => main.view(at).instances[0]?.history.length === 3) ?? -1;

  await desk.answer({ do: 'fork', from: 'main', variation: { upTo } });
  const { tapes } = await desk.answer({ do: 'move', timeline: 'other', move: 'advance', ms: 3_600_000 });

  expect(tapes.other?.view(upTo)).toEqual(main?.view(upTo));
  expect(tapes.other?.view().instances).toMatchObject([{ runtimeStatus: 'Running' }]);
  expect(tapes.main?.view().instances).toMatchObject([{ runtimeStatus: 'Completed' }]);
});

test('a run is begun anew with a worker that dies, and with another app', async () => {
  const desk = newDesk();
  await desk.answer(run());
  await desk.answer(send('true'));

  const fault = { kind: 'after', moment: 3 } as const;
  const crashed = await desk.answer({ do: 'fork', from: 'main', variation: { fault } });
  expect(crashed.tapes.other?.records.filter(({ kind }) => kind === 'crash')).toHaveLength(1);
  expect(crashed.tapes.other?.view().instances).toMatchObject([{ output: 'shipped lamp' }]);

  const files = { [file]: orders.replace("'shipped '", "'sent '") };
  const { tapes } = await desk.answer({ do: 'fork', from: 'main', variation: { files } });
  expect(tapes.other?.view().instances).toMatchObject([{ output: 'sent lamp' }]);
  expect(tapes.main?.view().instances).toMatchObject([{ output: 'shipped lamp' }]);
});

function newDesk(startWorker: () => FunctionWorker = inProcessWorker): HeardDesk {
  return new HeardDesk({ startWorker, loadExercise: () => Promise.resolve(exercise) });
}

function run(): HubCommand & { do: 'run' } {
  return { do: 'run', exercise: 'orders', files: { [file]: orders }, start: true, pace: 'settle' };
}

function send(body: string, pace: Pace = 'settle'): HubCommand {
  const request = { method: 'POST', path: durable('instances/order-1/raiseEvent/Paid'), body };
  return { do: 'send', request, pace };
}

function durable(rest: string): string {
  return `/runtime/webhooks/durabletask/${rest}`;
}
