import nodeBuffer from 'node:buffer';
import nodeCrypto from 'node:crypto';
import nodeUtil from 'node:util';
import { describe, expect, test } from 'vitest';
import { Buffer } from './buffer.ts';
import { createHash, randomBytes } from './crypto.ts';
import process from './process.ts';
import { format, inspect, types } from './util.ts';

// The stand-ins for Node's modules, against Node's modules.

class Price {
  readonly amount = 5;
}

const circle: { self?: unknown } = {};
circle.self = circle;

describe('util.format', () => {
  test.each<{ args: unknown[] }>([
    { args: [] },
    { args: ['plain'] },
    { args: ['order', 7, true, null, undefined] },
    { args: ['%s is %d late, %i, %f', 'Angela', '5', 5.7, '1.5'] },
    { args: ['%j and %o', { a: [1] }] },
    { args: ['100%', 5] },
    { args: ['%% %s', 1] },
    { args: ['%%'] },
    { args: ['%s'] },
    { args: ['%s', { a: { b: 1 } }] },
    { args: ['%s %s', 'one'] },
    { args: ['%O', { a: 1 }, 'more'] },
    { args: [{ a: 'x', 'b-c': "it's", list: [1, 'two', [3]] }] },
    { args: [{ a: { b: { c: { d: 1 } } } }] },
    { args: [[], {}, new Map([['a', 1]]), new Set([1])] },
    { args: [new Price(), Object.create(null)] },
    { args: [() => 1, function named() {}, Symbol('s'), 10n, -0] },
    { args: [new Date('2030-01-01T00:00:00Z'), /a+/g] },
  ])('$args reads as in Node', ({ args }) => {
    expect(format(...args)).toBe(nodeUtil.format(...args));
  });

  test('a circle is not followed', () => {
    expect(inspect(circle)).toContain('[Circular *1]');
  });

  test('dates are told from other values', () => {
    expect([types.isDate(new Date()), types.isDate('2030')]).toEqual([true, false]);
  });
});

test.each(['sha1', 'sha256'] as const)('%s gives the bytes that Node gives', (algorithm) => {
  const nodes = nodeCrypto
    .createHash(algorithm)
    .update('Grüße')
    .update(new Uint8Array([1, 2]));
  const ours = createHash(algorithm)
    .update('Grüße')
    .update(new Uint8Array([1, 2]));
  expect(ours.digest('hex')).toBe(nodes.digest('hex'));
  expect(randomBytes(16)).toHaveLength(16);
});

test.each([
  ['Grüße 🎉', 'utf8'],
  ['48656c6c6f', 'hex'],
  ['SGVsbG8=', 'base64'],
] as const)('Buffer.from(%s, %s) gives the bytes that Node gives', (text, encoding) => {
  const nodes = nodeBuffer.Buffer.from(text, encoding);
  const ours = Buffer.from(text, encoding);
  expect([...ours]).toEqual([...nodes]);
  for (const to of ['utf8', 'hex', 'base64'] as const) expect(ours.toString(to)).toBe(nodes.toString(to));
  expect([Buffer.isBuffer(ours), Buffer.isBuffer(new Uint8Array(1))]).toEqual([true, false]);
});

test('hrtime counts on from an earlier reading', () => {
  const before = process.hrtime();
  const [seconds, nanoseconds] = process.hrtime(before);
  expect(seconds).toBe(0);
  expect(nanoseconds).toBeGreaterThanOrEqual(0);
});
