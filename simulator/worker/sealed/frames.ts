// Frames: messages as bytes on a stream, for a channel whose other end is not trusted.
//
// Owns:   where one message ends and the next begins, and how large one may be.
// Never:  knows what a message says.
//
// F1. A message is its length in four bytes (big-endian) and then what `v8.serialize` makes of it: the structured clone that
//     the other transports send.
// F2. A length above the limit is refused before anything of the message is kept.

import { deserialize, serialize } from 'node:v8';

const LENGTH_BYTES = 4;

/** What came is no message, or too large a one. The message is a clause, such as `it sent a message of 80 MB`. */
export class FrameError extends Error {}

/** A message as bytes (F1). */
export function toFrame(message: unknown): Buffer {
  const body = serialize(message);
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + body.length);
  frame.writeUInt32BE(body.length);
  body.copy(frame, LENGTH_BYTES);
  return frame;
}

/** Puts what arrives in pieces together again. */
export class FrameReader {
  readonly #maxBytes: number;
  #parts: Buffer[] = [];
  #have = 0;

  /** @param maxBytes the largest message that is taken. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * Takes a piece.
   *
   * @returns the messages that it completes.
   * @throws {FrameError} what came is no message, or too large a one (F2).
   */
  take(piece: Buffer): unknown[] {
    this.#parts.push(piece);
    this.#have += piece.length;
    const messages: unknown[] = [];
    for (let body = this.#nextBody(); body !== undefined; body = this.#nextBody()) messages.push(read(body));
    return messages;
  }

  #nextBody(): Buffer | undefined {
    if (this.#have < LENGTH_BYTES) return undefined;
    const length = this.#joined(LENGTH_BYTES).readUInt32BE();
    if (length > this.#maxBytes) {
      throw new FrameError(`it sent a message of ${String(Math.ceil(length / 2 ** 20))} MB`);
    }
    const whole = LENGTH_BYTES + length;
    if (this.#have < whole) return undefined;
    const all = this.#joined(whole);
    this.#have -= whole;
    this.#parts = this.#have > 0 ? [all.subarray(whole)] : [];
    return all.subarray(LENGTH_BYTES, whole);
  }

  /** The pieces as one, as soon as they are long enough to be looked into: so each byte is copied once. */
  #joined(bytes: number): Buffer {
    const [first] = this.#parts;
    if (first !== undefined && first.length >= bytes) return first;
    const all = Buffer.concat(this.#parts);
    this.#parts = [all];
    return all;
  }
}

function read(body: Buffer): unknown {
  try {
    return deserialize(body);
  } catch {
    throw new FrameError('it sent what is no message');
  }
}
