import { expect, test } from 'vitest';
import { prettyBody, statusText } from './http-text.ts';

test('a status is written with its phrase, if it has one', () => {
  expect(statusText(202)).toBe('202 Accepted');
  expect(statusText(299)).toBe('299');
});

test('JSON is indented, other text is left alone', () => {
  expect(prettyBody('{"id":"order-1"}')).toBe('{\n  "id": "order-1"\n}');
  expect(prettyBody('"text"')).toBe('"text"');
  expect(prettyBody('{ broken')).toBe('{ broken');
  expect(prettyBody('')).toBe('');
});
