import { expect, test } from 'vitest';
import { BrowserStore } from '../progress/browser-store.ts';
import { memoryStorage } from '../progress/memory-storage.ts';
import { readHintsShown, storeHintsShown } from './hint-count.ts';

test('hints that were shown are known at the next visit', () => {
  const browser = memoryStorage();
  const store = new BrowserStore(() => browser);
  storeHintsShown('04', 2, store);

  expect(readHintsShown('04', 4, store)).toBe(2);
  expect(readHintsShown('05', 4, store)).toBe(0);
});

test('none leaves nothing behind, and fewer hints than were shown are all of them', () => {
  const browser = memoryStorage();
  const store = new BrowserStore(() => browser);
  storeHintsShown('04', 4, store);
  expect(readHintsShown('04', 3, store)).toBe(3);

  storeHintsShown('04', 0, store);
  expect(browser.length).toBe(0);
});

test('what cannot be read counts as none, and a browser that refuses is no trouble', () => {
  const refuse = new BrowserStore(() => {
    throw new Error('refused');
  });
  const storage = memoryStorage({ 'durable-functions-workshop/hints/04': 'many' });
  const odd = new BrowserStore(() => storage);

  expect(readHintsShown('04', 4, odd)).toBe(0);
  expect(readHintsShown('04', 4, refuse)).toBe(0);
  expect(() => storeHintsShown('04', 1, refuse)).not.toThrow();
});
