// Buffer: the few methods that the two Azure packages call, on top of Uint8Array.

type Encoding = 'utf8' | 'utf-8' | 'hex' | 'base64';

function bytesOf(value: unknown, encoding: string): Uint8Array {
  if (typeof value === 'string') return bytesOfText(value, encoding);
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return Uint8Array.from(value as ArrayLike<number>);
}

function bytesOfText(text: string, encoding: string): Uint8Array {
  if (encoding === 'hex') return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  if (encoding !== 'base64') return new TextEncoder().encode(text);
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

class BrowserBuffer extends Uint8Array {
  override toString(encoding: Encoding = 'utf8'): string {
    if (encoding === 'hex') return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (encoding === 'base64') return btoa(Array.from(this, (byte) => String.fromCharCode(byte)).join(''));
    return new TextDecoder().decode(this);
  }
}

/** `Buffer.from` for text (utf8, hex, base64), bytes and arrays. */
export function bufferFrom(value: unknown, encoding = 'utf8'): BrowserBuffer {
  const bytes = bytesOf(value, encoding);
  const buffer = new BrowserBuffer(bytes.length);
  buffer.set(bytes);
  return buffer;
}

/** What the packages find as `Buffer`. */
export const Buffer = Object.assign(BrowserBuffer, {
  from: bufferFrom,
  isBuffer: (value: unknown): value is BrowserBuffer => value instanceof BrowserBuffer,
});

/** The browser's own. */
export const Blob = globalThis.Blob;

export default { Buffer, Blob };
