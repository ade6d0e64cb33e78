// Frames: messages as text on a stream between two processes, of which the other one need not be trusted.
//
// Owns:   where one message ends and the next begins, and how large one may be.
// Never:  knows what a message says.
//
// F1. A message is one line of JSON. Bytes, which JSON does not have, are an object with their base64 as its only member, BYTES.
// F2. A line above the limit is refused as soon as it is that long.
// F3. What makes, reads and writes lines is taken before an app is there that could exchange it.

import type { Socket } from 'node:net';
import type { ProtocolPort } from './protocol.ts';

const BYTES = '$bytes';
const LINE_END = 10;

/** F3. */
const { parse, stringify } = JSON;

/** What came is no message, or too large a one. The message is a clause, such as `it sent a message of more than 8 MB`. */
export class FrameError extends Error {}

/** A message as a line (F1). */
export function toFrame(message: unknown): string {
  return `${stringify(message, holdsBytes(message) ? withBytes : undefined)}\n`;
}

/** The end of a channel that a stream is, where the other end is trusted. What it writes with is taken now (F3). */
export function framedPort<Sent, Received>(channel: Socket): ProtocolPort<Sent, Received> {
  const write = channel.write.bind(channel);
  const reader = new FrameReader(Infinity);
  return {
    post: (message) => {
      if (channel.writable) write(toFrame(message));
    },
    listen: (listener) => {
      channel.on('data', (piece) => {
        for (const message of reader.take(piece)) listener(message as Received);
      });
    },
  };
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
    const messages: unknown[] = [];
    let begin = 0;
    for (let end = piece.indexOf(LINE_END); end >= 0; end = piece.indexOf(LINE_END, begin)) {
      this.#keep(piece.subarray(begin, end));
      messages.push(read(this.#line()));
      begin = end + 1;
    }
    if (begin < piece.length) this.#keep(piece.subarray(begin));
    return messages;
  }

  /** F2. */
  #keep(part: Buffer): void {
    this.#have += part.length;
    if (this.#have > this.#maxBytes) {
      throw new FrameError(`it sent a message of more than ${String(Math.floor(this.#maxBytes / 2 ** 20))} MB`);
    }
    this.#parts.push(part);
  }

  /** The pieces as one; nearly always there is one alone. */
  #line(): string {
    const [first, ...others] = this.#parts;
    const whole = first && others.length === 0 ? first : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#have = 0;
    return whole.toString('utf8');
  }
}

function read(line: string): unknown {
  try {
    // Inside of a text the marks around the name are escaped, so only an object can look like this.
    return parse(line, line.includes(`{"${BYTES}":`) ? fromBytes : undefined);
  } catch {
    throw new FrameError('it sent what is no message');
  }
}

function holdsBytes(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value instanceof Uint8Array || Object.values(value).some(holdsBytes);
}

/** Called as a method of what holds the value, before a Buffer has made itself into numbers. */
function withBytes(this: unknown, key: string, value: unknown): unknown {
  const held = (this as Record<string, unknown>)[key];
  return held instanceof Uint8Array ? { [BYTES]: Buffer.from(held).toString('base64') } : value;
}

function fromBytes(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(BYTES in value)) return value;
  return new Uint8Array(Buffer.from(String(value[BYTES]), 'base64'));
}
