import { expect, test } from 'vitest';
import type { ActivityStub } from '#core';
import { wordText } from './script.ts';

test.each<[ActivityStub, string]>([
  [{ returns: '{"receipt":"R-1"}' }, 'stand in for Pay, which returns {"receipt":"R-1"}'],
  [{ returns: '"paid"', takesMs: 600_000 }, 'stand in for Pay, which returns "paid" after 0:10:00'],
  [{ fails: 'no money' }, 'stand in for Pay, which fails with "no money"'],
  [{ takesMs: 1_000 }, 'stand in for Pay, which ends after 0:00:01'],
  [{ returns: null }, 'stand in for Pay'],
])('a story tells what a stand-in does: %j', (stub, sentence) => {
  expect(wordText({ word: 'stub', activity: 'Pay', stub })).toBe(sentence);
});
