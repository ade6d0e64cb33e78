import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Session, type WorkerHandle } from './session.ts';
import { nothingOpen } from './tape.ts';
import type { FromHub, HubCommand, HubReply, ToHub } from './session-messages.ts';

const step: HubCommand = { do: 'move', move: 'step' };
const done: HubReply = { news: [] };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('no worker starts before the first command', async () => {
  const { session, hubs } = world();
  expect(hubs).toHaveLength(0);

  const asked = session.ask(step);
  hubs[0]?.says({ kind: 'answer', id: 1, reply: done });

  expect(await asked).toEqual(nothingOpen);
  expect(hubs).toHaveLength(1);
});

test('a function worker is started and ended when the hub asks for it', () => {
  const { session, hubs, ended } = world();
  void session.ask(step);

  hubs[0]?.says({ kind: 'start-worker', id: 7 });
  expect(hubs[0]?.heard.at(-1)).toEqual({ kind: 'worker', id: 7 });

  hubs[0]?.says({ kind: 'end-worker', id: 7 });
  expect(ended).toEqual(['function worker']);
});

test('results of checks are handed on as they come', async () => {
  const { session, hubs } = world();
  const told: string[] = [];
  const asked = session.ask({ do: 'check', exercise: 'x', files: {} }, { onResult: ({ id }) => told.push(id) });
  const result = { id: 'a', title: 'A', status: 'pass', points: 1, maxPoints: 1 } as const;

  hubs[0]?.says({ kind: 'check-result', id: 1, result });
  hubs[0]?.says({ kind: 'answer', id: 1, reply: done });

  await asked;
  expect(told).toEqual(['a']);
});

test('a hub that works for long is left alone as long as it answers pings', async () => {
  const { session, hubs, ended } = world({ isAlive: true });
  const asked = session.ask(step);

  await vi.advanceTimersByTimeAsync(60_000);

  expect(ended).toEqual([]);
  hubs[0]?.says({ kind: 'answer', id: 1, reply: done });
  expect(await asked).toEqual(nothingOpen);
});

test('a hub that falls silent is ended with its function workers, and the next command starts another', async () => {
  const { session, hubs, ended } = world();
  const asked = session.ask(step);
  hubs[0]?.says({ kind: 'start-worker', id: 1 });

  await vi.advanceTimersByTimeAsync(10_000);

  expect((await asked).problem?.message).toContain('press Run to start again');
  expect(ended.sort()).toEqual(['function worker', 'hub']);
  const again = session.ask(step);
  hubs[1]?.says({ kind: 'answer', id: 2, reply: done });
  expect(await again).toEqual(nothingOpen);
});

test('a hub that is still being fetched is waited for', async () => {
  const { session, ended } = world();
  void session.ask(step);

  await vi.advanceTimersByTimeAsync(60_000);

  expect(ended).toEqual([]);
});

test('a hub that cannot be started answers with a problem', async () => {
  const { session, hubs } = world();
  const asked = session.ask(step);

  hubs[0]?.breaks();

  expect((await asked).problem?.message).toContain('stopped answering');
});

test('what takes too long is stopped: its workers end, the command is answered, and the next one starts others', async () => {
  const { session, hubs, ended } = world({ isAlive: true });
  const asked = session.ask(step);
  hubs[0]?.says({ kind: 'start-worker', id: 1 });

  session.stop();

  expect(await asked).toEqual({ ...nothingOpen, isStopped: true });
  expect(ended.sort()).toEqual(['function worker', 'hub']);
  const again = session.ask(step);
  hubs[1]?.says({ kind: 'answer', id: 2, reply: done });
  expect(await again).toEqual(nothingOpen);
});

/** A hub whose messages a test says and hears. */
class FakeHub implements WorkerHandle {
  onmessage: WorkerHandle['onmessage'] = null;
  onerror: WorkerHandle['onerror'] = null;
  readonly heard: ToHub[] = [];
  readonly #isAlive: boolean;
  readonly terminate: () => void;

  constructor(isAlive: boolean, terminate: () => void) {
    this.#isAlive = isAlive;
    this.terminate = terminate;
    if (isAlive) setTimeout(() => this.says({ kind: 'pong' }), 0);
  }

  postMessage(message: ToHub): void {
    this.heard.push(message);
    if (this.#isAlive && message.kind === 'ping') this.says({ kind: 'pong' });
  }

  says(message: FromHub): void {
    this.onmessage?.call(this as unknown as Worker, new MessageEvent('message', { data: message }));
  }

  breaks(): void {
    this.onerror?.call(this as unknown as Worker, new Event('error') as ErrorEvent);
  }
}

function world({ isAlive = false } = {}) {
  const hubs: FakeHub[] = [];
  const ended: string[] = [];
  const session = new Session({
    startHub: () => {
      const hub = new FakeHub(isAlive, () => ended.push('hub'));
      hubs.push(hub);
      return hub;
    },
    startFunctionWorker: () => ({
      handle: { terminate: () => void ended.push('function worker') },
      port: new MessageChannel().port1,
    }),
  });
  return { session, hubs, ended };
}
