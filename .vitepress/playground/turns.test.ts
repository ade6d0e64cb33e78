import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BLINK_MS, useTurns } from './turns.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Turns, and work in them that ends when it is told to. */
function desk() {
  const turns = useTurns();
  const done: string[] = [];
  async function press(name: string): Promise<() => void> {
    let end = (): void => undefined;
    const work = new Promise<void>((resolve) => (end = resolve));
    void turns.take(async () => {
      done.push(`${name} begins`);
      await work;
      done.push(`${name} ends`);
    });
    await vi.advanceTimersByTimeAsync(0);
    return end;
  }
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { turns, done, press, wait };
}

test('what is over within a blink never shows as busy', async () => {
  const { turns, press, wait } = desk();
  const end = await press('Step');
  await wait(BLINK_MS - 1);
  expect(turns.isBusy.value).toBe(false);
  expect(turns.isTaken.value).toBe(true);

  end();
  await wait(BLINK_MS);
  expect(turns.isBusy.value).toBe(false);
  expect(turns.isTaken.value).toBe(false);
});

test('what takes longer shows as busy until it is over', async () => {
  const { turns, press, wait } = desk();
  const end = await press('Run');
  await wait(BLINK_MS);
  expect(turns.isBusy.value).toBe(true);

  end();
  await wait(0);
  expect(turns.isBusy.value).toBe(false);
});

test('what is said while something is busy is said when it shows as busy, and of a blink nothing is said', async () => {
  const { turns, wait } = desk();
  const said: string[] = [];
  const busyFor = async (ms: number) => {
    void turns.take(
      () => new Promise<void>((resolve) => setTimeout(resolve, ms)),
      () => said.push(`busy for ${String(ms)} ms`),
    );
    await wait(ms + 1);
  };

  await busyFor(BLINK_MS - 1);
  expect(said).toEqual([]);
  await busyFor(BLINK_MS + 1);
  expect(said).toEqual([`busy for ${String(BLINK_MS + 1)} ms`]);
});

test('presses within a blink are all carried out, one after the other', async () => {
  const { done, press, wait } = desk();
  const endFirst = await press('first');
  const endSecond = await press('second');
  await press('third');
  expect(done).toEqual(['first begins']);

  endFirst();
  await wait(0);
  expect(done).toEqual(['first begins', 'first ends', 'second begins']);
  endSecond();
  await wait(0);
  expect(done).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins']);
});

test('a press before something shows as busy is carried out after it; one while it shows is not, neither then nor later', async () => {
  const { turns, done, press, wait } = desk();
  const end = await press('long');
  const endWaiting = await press('within the blink');
  await wait(BLINK_MS);
  await press('after it');
  end();
  await wait(BLINK_MS);

  expect(done).toEqual(['long begins', 'long ends', 'within the blink begins']);
  endWaiting();
  await wait(0);
  expect(await turns.take(() => Promise.resolve('done'))).toBe('done');
});

test('work that fails gives its turn back', async () => {
  const { turns } = desk();
  await expect(turns.take(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await vi.advanceTimersByTimeAsync(0);

  expect(turns.isTaken.value).toBe(false);
  expect(await turns.take(() => Promise.resolve('done'))).toBe('done');
});
