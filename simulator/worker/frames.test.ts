import { expect, test } from 'vitest';
import { FrameError, FrameReader, toFrame } from './frames.ts';

/** What arrives when a stream brings these messages in pieces of so many bytes. */
function arrived(messages: readonly unknown[], pieceBytes: number, maxBytes = 1_000): unknown[] {
  const bytes = Buffer.from(messages.map(toFrame).join(''));
  const reader = new FrameReader(maxBytes);
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, at) =>
    bytes.subarray(at * pieceBytes, (at + 1) * pieceBytes),
  );
  return pieces.flatMap((piece) => reader.take(piece));
}

const messages = [
  { text: 'two\nlines and “signs” 🌍', empty: '', none: null },
  { inputs: { body: { bytes: Uint8Array.of(0, 10, 255) } }, list: [1, { deep: Uint8Array.of() }] },
  { text: '{"$bytes":"AAo="}' },
];

test.each([1, 7, 10_000])('messages arrive as they were sent, in pieces of %i bytes', (pieceBytes) => {
  expect(arrived(messages, pieceBytes)).toEqual(messages);
});

test('a Buffer arrives as its bytes', () => {
  expect(arrived([{ bytes: Buffer.from('hi') }], 100)).toEqual([{ bytes: Uint8Array.of(104, 105) }]);
});

test('a message above the limit is refused, also before it ends', () => {
  const reader = new FrameReader(2 ** 20);
  const large = Buffer.alloc(2 ** 19, 'x');
  expect(reader.take(large)).toEqual([]);
  expect(reader.take(large)).toEqual([]);
  expect(() => reader.take(large)).toThrow(new FrameError('it sent a message of more than 1 MB'));
});

test.each(['no json', '{"a":', ''])('a line that says nothing is refused: %j', (line) => {
  expect(() => new FrameReader(100).take(Buffer.from(`${line}\n`))).toThrow(
    new FrameError('it sent what is no message'),
  );
});
