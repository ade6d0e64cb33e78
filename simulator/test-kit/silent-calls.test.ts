import * as df from 'durable-functions';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FunctionWorker, Invocation, InvocationOutcome, WorkerHost } from '#core';

const never = new Promise<never>(() => undefined);
const host = { log: () => undefined, request: () => never } satisfies WorkerHost;
const call = (functionName: string): Invocation => ({ invocationId: functionName, functionName, inputs: {} });
const fine: InvocationOutcome = { status: 'succeeded', returnValue: null, calls: [] };

/** A worker whose functions answer as the test says, and what was told of it. */
async function told(invoke: (invocation: Invocation) => Promise<InvocationOutcome>, advance = () => Promise.resolve()) {
  const { silentCalls } = await import('./silent-calls.ts');
  const lines: string[] = [];
  let waits: NonNullable<WorkerHost['waits']> = () => undefined;
  const worker: FunctionWorker = {
    load: (_app, { waits: tell = waits }) => {
      waits = tell;
      return Promise.resolve({ functions: [], idleFiles: [], rpcBaseUrl: '' });
    },
    invoke,
    advance,
    stop: () => Promise.resolve(),
  };
  const watched = silentCalls(worker, (line) => lines.push(line));
  await watched.load({ files: {}, entryPoints: [] }, host);
  return { lines, watched, rests: (...invocationIds: string[]) => waits({ dueMs: 0, invocationIds }) };
}

/** The watchdog takes its clock when it is loaded, so each test loads it on a clock of its own. */
beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('a function that does not answer for two seconds is named, once', async () => {
  const { lines, watched } = await told(() => never);
  void watched.invoke(call('Send'));

  await vi.advanceTimersByTimeAsync(1_900);
  expect(lines).toEqual([]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(lines).toEqual(['"Send" has not answered for 2 seconds; look for a promise that never settles.']);
});

test('of a function that has answered, and of an app that is closed, nothing is said, and no timer is left', async () => {
  const { lines, watched } = await told(({ functionName }) =>
    functionName === 'Fine' ? Promise.resolve(fine) : never,
  );
  await watched.invoke(call('Fine'));
  void watched.invoke(call('Send'));
  await watched.stop();

  expect(vi.getTimerCount()).toBe(0);
  expect(lines).toEqual([]);
});

test('a function that waits for its own timer on virtual time is not silent, until the clock has moved and it hangs', async () => {
  const { lines, watched, rests } = await told(
    () => never,
    vi
      .fn(() => Promise.resolve())
      .mockReturnValueOnce(Promise.resolve())
      .mockReturnValueOnce(never),
  );
  void watched.invoke(call('Polls'));
  rests('Polls');
  await vi.advanceTimersByTimeAsync(10_000);
  await watched.advance(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(lines).toEqual([]);

  void watched.advance(2);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(lines).toEqual(['"Polls" has not answered for 2 seconds; look for a promise that never settles.']);
});

test('an app under test says it on the standard error stream', async () => {
  const { testApp } = await import('./index.ts');
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const app = await testApp({
    load: () => {
      df.app.activity('Send', { handler: () => never });
      df.app.orchestration('Order', function* (context) {
        yield context.df.callActivity('Send');
      });
    },
  });
  await app.start('Order');
  app.untilIdle().catch(() => undefined);
  await vi.advanceTimersByTimeAsync(2_500);

  expect(written.mock.calls.map(([text]) => text)).toEqual([
    '"Send" has not answered for 2 seconds; look for a promise that never settles.\n',
  ]);
  written.mockRestore();
});
