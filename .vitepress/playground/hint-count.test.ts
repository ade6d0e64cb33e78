import { expect, test } from 'vitest';
import { readHintsShown, storeHintsShown } from './hint-count.ts';

function storage(kept = new Map<string, string>()) {
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('hints that were shown are known at the next visit', () => {
  const browser = storage();
  storeHintsShown('04', 2, () => browser);

  expect(readHintsShown('04', 4, () => browser)).toBe(2);
  expect(readHintsShown('05', 4, () => browser)).toBe(0);
});

test('none leaves nothing behind, and fewer hints than were shown are all of them', () => {
  const browser = storage();
  storeHintsShown('04', 4, () => browser);
  expect(readHintsShown('04', 3, () => browser)).toBe(3);

  storeHintsShown('04', 0, () => browser);
  expect(browser.kept.size).toBe(0);
});

test('what cannot be read counts as none, and a browser that refuses is no trouble', () => {
  const refuse = (): never => {
    throw new Error('refused');
  };
  const odd = storage(new Map([['durable-functions-workshop/hints/04', 'many']]));

  expect(readHintsShown('04', 4, () => odd)).toBe(0);
  expect(readHintsShown('04', 4, refuse)).toBe(0);
  expect(() => storeHintsShown('04', 1, refuse)).not.toThrow();
});
