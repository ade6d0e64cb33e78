// Crypto: the synchronous hashes of node:crypto that the two Azure packages use for ids and binding names. WebCrypto is asynchronous.

import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bufferFrom } from './buffer.ts';

interface Hash {
  update(data: string | Uint8Array): Hash;
  digest(): Uint8Array;
  digest(encoding: 'hex' | 'base64'): string;
}

const algorithms = { sha1, sha256 } as const;

/** `crypto.createHash` for sha1 and sha256. */
export function createHash(algorithm: keyof typeof algorithms): Hash {
  const running = algorithms[algorithm].create();
  const hash = {
    update: (data: string | Uint8Array) => {
      running.update(typeof data === 'string' ? new TextEncoder().encode(data) : data);
      return hash;
    },
    digest: (encoding?: 'hex' | 'base64') => {
      const bytes = bufferFrom(running.digest());
      return encoding ? bytes.toString(encoding) : bytes;
    },
  } as Hash;
  return hash;
}

/** `crypto.randomBytes`. */
export function randomBytes(size: number): Uint8Array {
  return bufferFrom(globalThis.crypto.getRandomValues(new Uint8Array(size)));
}

/** `crypto.randomUUID`. */
export const randomUUID = (): string => globalThis.crypto.randomUUID();

/** `crypto.webcrypto`. */
export const webcrypto = globalThis.crypto;

export default { createHash, randomBytes, randomUUID, webcrypto };
