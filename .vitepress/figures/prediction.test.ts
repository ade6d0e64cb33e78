import { expect, test } from 'vitest';
import { BrowserStore } from '../progress/browser-store.ts';
import { memoryStorage } from '../progress/memory-storage.ts';
import { readPrediction, storePrediction } from './prediction.ts';

const choices = ['Once', 'Twice'];

test('what was answered is there at the next visit, until it is taken back', () => {
  const storage = memoryStorage();
  const store = new BrowserStore(() => storage);
  storePrediction('replays', 'Twice', store);
  expect(readPrediction('replays', choices, store)).toBe(1);
  expect(readPrediction('another', choices, store)).toBeNull();

  storePrediction('replays', null, store);
  expect(readPrediction('replays', choices, store)).toBeNull();
});

test('an answer that is no longer offered is forgotten', () => {
  const storage = memoryStorage({ 'durable-functions-workshop/prediction/replays': 'Five times' });
  const store = new BrowserStore(() => storage);
  expect(readPrediction('replays', choices, store)).toBeNull();
});

test('a browser that refuses to store is no error', () => {
  const refuse = new BrowserStore(() => {
    throw new Error('no');
  });
  expect(readPrediction('replays', choices, refuse)).toBeNull();
  expect(() => storePrediction('replays', 'Once', refuse)).not.toThrow();
});
