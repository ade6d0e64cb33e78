import { expect, test } from 'vitest';
import type { HttpCookie } from '#core';
import { setCookieLine } from './cookies.ts';

test.each<[HttpCookie, string]>([
  [{ name: 'a', value: '1' }, 'a=1; path=/'],
  [{ name: 'a', value: 'x y;ü!' }, 'a=x%20y%3B%C3%BC%21; path=/'],
  [{ name: 'a', value: '', path: '/app', domain: 'example.org' }, 'a=; domain=example.org; path=/app'],
  [{ name: 'a', value: '1', secure: false, httpOnly: false }, 'a=1; path=/'],
  [{ name: 'a', value: '1', sameSite: 'none', secure: true }, 'a=1; path=/; secure; samesite=none'],
  [
    { name: 'a', value: '1', expiresSeconds: 1_893_456_000, maxAge: 60.9, sameSite: 'lax', httpOnly: true },
    'a=1; expires=Tue, 01 Jan 2030 00:00:00 GMT; max-age=60; path=/; samesite=lax; httponly',
  ],
])('%j', (cookie, line) => {
  expect(setCookieLine(cookie)).toBe(line);
});

test('a name that is no token and a negative age are refused', () => {
  expect(() => setCookieLine({ name: 'a b', value: '1' })).toThrow('"a b" is not a name for a cookie');
  expect(() => setCookieLine({ name: 'a', value: '1', maxAge: -1 })).toThrow('the cookie "a" has a negative maxAge');
});
