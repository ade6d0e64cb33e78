// The page's side of the worker that knows the types, with workers that answer, die and hang.

import { expect, test, vi } from 'vitest';
import { TypeClient, type TypeWorker } from './type-client.ts';
import type { ToTypes } from './type-messages.ts';

const files = { 'src/app.ts': 'export {};' };

/** A worker that answers as it is told. */
class FakeWorker implements TypeWorker {
  onmessage: TypeWorker['onmessage'] = null;
  onerror: TypeWorker['onerror'] = null;
  readonly asked: ToTypes[] = [];
  isEnded = false;

  postMessage(message: ToTypes): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.isEnded = true;
  }

  answer(answer: unknown): void {
    const id = this.asked.shift()?.id;
    this.onmessage?.call({} as Worker, new MessageEvent('message', { data: { id, answer } }));
  }

  die(): void {
    this.onerror?.call({} as Worker, new Event('error') as ErrorEvent);
  }
}

function started() {
  const workers: FakeWorker[] = [];
  const start = (): FakeWorker => {
    workers.push(new FakeWorker());
    return workers.at(-1) as FakeWorker;
  };
  return { workers, client: new TypeClient({ start, patienceMs: 1_000 }) };
}

test('nothing is started before somebody writes', async () => {
  const { workers, client } = started();

  expect(await client.explain(files, 'src/app.ts', 0)).toBeNull();
  expect(workers).toHaveLength(0);

  void client.problems(files);
  expect(workers).toHaveLength(1);
  expect(workers[0]?.asked[0]).toMatchObject({ files, question: { about: 'problems' } });
});

test('each answer finds its question', async () => {
  const { workers, client } = started();
  const problems = client.problems(files);
  const place = client.explain(files, 'src/app.ts', 3);
  workers[0]?.answer({ 'src/app.ts': [] });
  workers[0]?.answer({ type: 'const a: 1' });

  expect(await problems).toEqual({ 'src/app.ts': [] });
  expect(await place).toEqual({ type: 'const a: 1' });
});

test('a worker that dies answers nothing, and the next edit starts another', async () => {
  const { workers, client } = started();
  const before = client.problems(files);
  workers[0]?.die();

  expect(await before).toBeNull();
  expect(await client.explain(files, 'src/app.ts', 0)).toBeNull();
  expect(workers).toHaveLength(1);

  const after = client.problems(files);
  workers[1]?.answer({});
  expect(await after).toEqual({});
  expect(workers).toHaveLength(2);
});

test('a worker that hangs is ended; one that is still being fetched is waited for', async () => {
  vi.useFakeTimers();
  const { workers, client } = started();
  const first = client.problems(files);
  vi.advanceTimersByTime(60_000);
  workers[0]?.answer({});
  expect(await first).toEqual({});

  const second = client.problems(files);
  vi.advanceTimersByTime(1_000);
  expect(await second).toBeNull();
  expect(workers[0]?.isEnded).toBe(true);
  vi.useRealTimers();
});
