import { expect, test } from 'vitest';
import { readPrediction, storePrediction } from './prediction.ts';

function storageOf(...entries: [string, string][]) {
  const kept = new Map(entries);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const choices = ['Once', 'Twice'];

test('what was answered is there at the next visit, until it is taken back', () => {
  const storage = storageOf();
  storePrediction('replays', 'Twice', () => storage);
  expect(readPrediction('replays', choices, () => storage)).toBe(1);
  expect(readPrediction('another', choices, () => storage)).toBeNull();

  storePrediction('replays', null, () => storage);
  expect(readPrediction('replays', choices, () => storage)).toBeNull();
});

test('an answer that is no longer offered is forgotten', () => {
  const storage = storageOf(['durable-functions-workshop/prediction/replays', 'Five times']);
  expect(readPrediction('replays', choices, () => storage)).toBeNull();
});

test('a browser that refuses to store is no error', () => {
  const refuse = () => {
    throw new Error('no');
  };
  expect(readPrediction('replays', choices, refuse)).toBeNull();
  expect(() => storePrediction('replays', 'Once', refuse)).not.toThrow();
});
