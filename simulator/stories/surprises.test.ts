// Surprises: what the real host and SDK do against expectation, kept as it is (host semantics §12; the numbers are that list's).

import { expect, test } from 'vitest';
import { openApp } from './one-app.ts';

/** Runs an orchestrator until idle and returns how it ended. */
async function endOf(body: string, options: { input?: unknown; beside?: string } = {}) {
  const scenario = openApp(`${options.beside ?? ''}
df.app.activity('Echo', { handler: (value: unknown) => value });
df.app.activity('Fails', { handler: () => { throw new Error('no'); } });
df.app.orchestration('O', function* (context): Generator<never, unknown, never> {
  const later = (ms: number) => context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + ms)) as never;
  ${body}
} as never);`);
  const id = await scenario.start('O', 'input' in options ? { input: options.input } : {});
  await scenario.untilIdle();
  const status = await scenario.status(id);
  return { status: status?.runtimeStatus, output: status?.output, ms: scenario.now(), scenario, id };
}

test('12: continue-as-new with a text input adds quotes to it', async () => {
  const { output } = await endOf(
    `const text = context.df.getInput() as string; if (text !== 'first') return text; context.df.continueAsNew('next');`,
    { input: 'first' },
  );

  expect(output).toBe('"next"');
});

test('13: a boolean reaches an activity as text', async () => {
  expect((await endOf(`return yield context.df.callActivity('Echo', true) as never;`)).output).toBe('True');
});

test('14, 15: a client that raises without data is refused; one that terminates without a reason says "undefined"', async () => {
  const scenario = openApp(`
df.app.orchestration('W', function* (context) { yield context.df.waitForExternalEvent('E'); });
df.app.client.http('Drive', {
  handler: async (_request, client) => {
    const error = await client.raiseEvent('w', 'E').catch((reason: Error) => reason.message);
    await (client.terminate as (id: string) => Promise<void>)('w');
    return { body: String(error) };
  },
});`);
  await scenario.start('W', { instanceId: 'w' });

  const answer = await scenario.http('POST', '/api/Drive');
  await scenario.untilIdle();

  expect(answer.text).toContain('The operation failed with an unexpected status code: 400');
  expect(await scenario.status('w')).toMatchObject({ runtimeStatus: 'Terminated', output: 'undefined' });
});

test('21: an event whose name is a number completes the task with that id', async () => {
  const scenario = openApp(`
df.app.orchestration('O', function* (context) {
  return yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
});`);
  const id = await scenario.start('O');
  await scenario.advance(0);
  await scenario.raise(id, '0', 'hello');
  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toBe('hello');
});

test('22: a member called Timestamp reaches the orchestrator as a Date', async () => {
  const { output } = await endOf(
    `return (context.df.getInput() as { Timestamp: unknown }).Timestamp instanceof Date;`,
    {
      input: { Timestamp: '2020-01-01T00:00:00Z' },
    },
  );

  expect(output).toBe(true);
});

test('27: an error beats a continue-as-new in finally', async () => {
  const { status, output } = await endOf(`try { throw new Error('first'); } finally { context.df.continueAsNew(1); }`);

  expect({ status, output }).toEqual({ status: 'Failed', output: "Orchestrator function 'O' failed: first" });
});

test('30: Task.all of nothing throws where user code can catch it', async () => {
  const { output } = await endOf(
    `try { yield context.df.Task.all([]) as never; } catch (error) { return (error as Error).message.slice(0, 36); }`,
  );

  expect(output).toBe('When constructing a CompoundTask (su');
});

test('31: a failed child wins a Task.any, and nothing is thrown', async () => {
  const { output } = await endOf(`
  const child = context.df.callActivity('Fails') as { isFaulted: boolean; isCompleted: boolean };
  const winner = yield context.df.Task.any([child as never, context.df.waitForExternalEvent('Never')]) as never;
  return [winner === (child as never), child.isFaulted, child.isCompleted];`);

  expect(output).toEqual([true, true, false]);
});

test('32: an activity that is not yielded never runs', async () => {
  const { scenario, output } = await endOf(`context.df.callActivity('Echo', 1); return 'done';`);

  expect(output).toBe('done');
  expect(await scenario.ledger()).toEqual([]);
});

test('36: the orchestrator’s clock moves only from episode to episode', async () => {
  const { output } = await endOf(`
  const first = context.df.currentUtcDateTime.getTime();
  yield later(1500);
  return context.df.currentUtcDateTime.getTime() - first;`);

  expect(output).toBe(1500);
});

test('38: yielding a finished task again gives its value again and schedules nothing', async () => {
  const { output, scenario } = await endOf(`
  const task = context.df.callActivity('Echo', 7) as never;
  return [yield task, yield task];`);

  expect(output).toEqual([7, 7]);
  expect(await scenario.ledger()).toHaveLength(1);
});

test('40: Task.any ignores a child that had finished before; the timer wins', async () => {
  const { output, ms } = await endOf(`
  const done = context.df.callActivity('Echo', 1) as never;
  yield done;
  const timer = later(5_000);
  const winner = yield context.df.Task.any([done, timer]) as never;
  return winner === timer;`);

  expect({ output, ms }).toEqual({ output: true, ms: 5_000 });
});

test('40 (second list): cancelling a timer that has fired throws into user code', async () => {
  const { output } = await endOf(`
  const timer = later(1) as unknown as { cancel(): void };
  yield timer as never;
  try { timer.cancel(); } catch (error) { return (error as Error).message; }`);

  expect(output).toBe('Cannot cancel a completed task.');
});

test('44: an older waiter takes the event that a newer one waits for', async () => {
  const scenario = openApp(`
df.app.activity('Remind', { handler: () => null });
df.app.orchestration('Reminds', function* (context) {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
    const event = context.df.waitForExternalEvent('Answer');
    const winner = yield context.df.Task.any([event, timer]);
    if (winner === event) { timer.cancel(); return attempt; }
    yield context.df.callActivity('Remind');
  }
  return 'no answer';
});`);
  await scenario.stub('Remind', { takes: '10 s' });
  const id = await scenario.start('Reminds');
  await scenario.advance('65 s'); // the reminder is being sent
  await scenario.raise(id, 'Answer', 'yes');
  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toBe('no answer');
});

test('10: a terminated child fails its parent where no code can catch it', async () => {
  const scenario = openApp(`
df.app.orchestration('Child', function* (context) { yield context.df.waitForExternalEvent('Never'); });
df.app.orchestration('Parent', function* (context) {
  try { yield context.df.callSubOrchestrator('Child', null, 'child'); } catch { return 'caught'; }
});`);
  const id = await scenario.start('Parent');
  await scenario.advance(0);
  await scenario.terminate('child', 'enough');
  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({
    runtimeStatus: 'Failed',
    output: expect.stringContaining(
      'Task with ID 0 failed but we could not parse its exception data.This is probably a replay failure, please file a bug report.',
    ) as string,
  });
});

test('9: a retry inside Task.any, a cancelled timer and one more call fail as non-deterministic', async () => {
  const { status, output } = await endOf(
    `
  const timer = later(600_000) as unknown as { cancel(): void };
  const work = context.df.callActivityWithRetry('Flaky', new df.RetryOptions(1000, 3)) as never;
  yield context.df.Task.any([work, timer as never]) as never;
  timer.cancel();
  return yield context.df.callActivity('Echo', 'after') as never;`,
    {
      beside: `let calls = 0; df.app.activity('Flaky', { handler: () => { calls += 1; if (calls === 1) throw new Error('once'); return 'ok'; } });`,
    },
  );

  expect(status).toBe('Failed');
  expect(output).toMatch(
    /^Non-Deterministic workflow detected: A previous execution of this orchestration scheduled a timer task/,
  );
});
