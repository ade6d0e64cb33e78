import { expect, test } from 'vitest';
import { CheckFailure } from './check-failure.ts';

test.each([
  ['order-1 is Running', 'Expected it to end, but order-1 is Running.'],
  ['no functions are currently registered!', 'Expected it to end, but no functions are currently registered!'],
])('a failure ends as one sentence: %s', (actual, message) => {
  expect(new CheckFailure('it to end', actual).message).toBe(message);
});
