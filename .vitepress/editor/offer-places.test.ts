import { expect, test } from 'vitest';
import { isOfferPlace } from './offer-places.ts';

test.each([
  'ret',
  '  const order = ord',
  '$',
  'context.',
  'context.df.callA',
  'context?.',
  'player1.',
  '.',
  'callActivity("',
  "call('",
  "'",
])('something is offered after %j', (before) => {
  expect(isOfferPlace(before)).toBe(true);
});

test.each([
  '',
  '  ',
  'return player;',
  'foo(player)',
  'if (player) {',
  "context.log('hi');",
  'const a = 1',
  '10.',
  '...',
  "'hi'",
])('nothing is offered by itself after %j: Enter is a new line there', (before) => {
  expect(isOfferPlace(before)).toBe(false);
});
