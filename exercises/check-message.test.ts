import { expect, test } from 'vitest';
import { causesOf, messageParts, messageText, placeIn, sharesCauses } from './check-message.ts';

const story = ['0:00:00 start Orders as order-1', '0:00:00 run until idle'];
const threw = 'src/functions/orders.ts:8: Orders threw: contxt is not defined';

test('a message is taken apart as it was put together', () => {
  const message = messageText('Expected tea, but there was coffee.', [threw], story);

  expect(messageParts(message)).toEqual({
    reason: 'Expected tea, but there was coffee.',
    noticed: [threw],
    story: ['The story:', ...story.map((line) => `  ${line}`)],
  });
});

test('of a long story the last steps are told', () => {
  const message = messageText(
    'Why.',
    [],
    Array.from({ length: 20 }, (_, index) => `step ${index + 1}`),
  );

  expect(messageParts(message).story).toHaveLength(13);
  expect(messageParts(message).story.slice(0, 2)).toEqual(['The story, its last 12 steps:', '  step 9']);
});

const isLike = (later: string, earlier: string): boolean => sharesCauses(causesOf(later), causesOf(earlier));

test('failures share a cause when the host noticed the same, or else when the same happened', () => {
  const [cold, gone] = ['Expected tea, but it was cold.', 'Expected cake, but it was gone.'];

  expect(isLike(messageText(gone, [threw], []), messageText(cold, [threw], story))).toBe(true);
  expect(isLike(messageText('Expected milk, but it was cold.', [], story), cold)).toBe(true);
  expect(isLike(gone, cold)).toBe(false);
});

test('a failure about which the host noticed more shares the cause, and not the other way round', () => {
  const [less, more] = [messageText('a', [threw], []), messageText('b', ['Orders got the event "paid".', threw], [])];

  expect(isLike(more, less)).toBe(true);
  expect(isLike(less, more)).toBe(false);
});

test('it may have happened to another instance', () => {
  expect(isLike('Expected it to end, but order-2 is Running.', 'Expected a call, but order-1 is Running.')).toBe(true);
});

test('what the host noticed may differ in names', () => {
  const called = (name: string) =>
    `src/functions/orders.ts:8: Orders called callActivity("${name}") and never yielded it.`;

  expect(isLike(messageText('a', [called('Ship')], []), messageText('b', [called('Refund')], []))).toBe(true);
});

test.each([
  ['src/functions/orders.ts:8: Orders threw', 'src/functions/orders.ts:8'],
  ['src/functions/orders.ts:1:16: This is not valid TypeScript', 'src/functions/orders.ts:1:16'],
  ['Orders threw: at 0:10:00: no', undefined],
])('the place in %o is %o', (sentence, place) => {
  expect(placeIn(sentence)).toBe(place);
});
