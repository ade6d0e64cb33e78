// Random: the one seeded source of chance of a task hub, and the ids made from it.
//
// Owns:   every random choice that the host makes.
// Never:  reads the platform's randomness. The same seed gives the same ids in the same order (H: byte-identical histories).

/** A source of identifiers. */
export interface IdSource {
  /** 32 hexadecimal digits, as the host makes instance ids (host semantics §7.9). */
  instanceId(): string;
  /**
   * A guid with dashes, as the HTTP handler makes execution ids (host semantics §7.9). Made from its arguments, not drawn:
   * a dispatch that is lost and run again gives the same id.
   *
   * @param ordinal which execution of that instance id it is, from 1.
   */
  executionId(instanceId: string, ordinal: number): string;
  /** The id of a request that an execution sends to an entity as its decision number `id`. Made from its arguments, as above. */
  requestIdOf(executionId: string, id: number): string;
  /** A guid with dashes, for a request to an entity that no execution sends. */
  requestId(): string;
  /** A guid with dashes, one per invocation. */
  invocationId(): string;
  /** A text, one per load of the app: what chance comes from outside invocations. */
  loadId(): string;
}

/**
 * Makes the id source of a task hub.
 *
 * @param seed any integer; equal seeds give equal ids.
 */
export function seededIds(seed: number): IdSource {
  const instances = mulberry32(seed);
  const requests = mulberry32(hash(`${seed} requests`));
  const invocations = mulberry32(hash(`${seed} invocations`)); // a stream of their own: a repeated invocation shifts nothing else
  let loads = 0;
  return {
    instanceId: () => hexDigits(instances, 32),
    executionId: (instanceId, ordinal) => guidOf(`${seed} ${ordinal} ${instanceId}`),
    requestIdOf: (executionId, id) => guidOf(`${seed} request ${id} ${executionId}`),
    requestId: () => guid(hexDigits(requests, 32)),
    invocationId: () => guid(hexDigits(invocations, 32)),
    loadId: () => `${seed} load ${(loads += 1)}`,
  };
}

/**
 * A stream of chance: 32 random bits at each call, the same ones for the same text.
 *
 * @param key any text.
 */
export function chanceOf(key: string): () => number {
  return mulberry32(hash(key));
}

/**
 * Makes a seeded source of choices.
 *
 * @returns a whole number from 0 to below `count`.
 */
export function seededChoice(seed: number): (count: number) => number {
  const next = mulberry32(hash(`${seed} choices`));
  return (count) => next() % count;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** Mulberry32: 32 bits of state, good enough for ids and orders, and the same on every platform. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** `count` is a multiple of 8. */
function hexDigits(next: () => number, count: number): string {
  let digits = '';
  while (digits.length < count) {
    const bits = next();
    digits += hexByte(bits >>> 24) + hexByte(bits >>> 16) + hexByte(bits >>> 8) + hexByte(bits);
  }
  return digits;
}

const HEX_BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexByte(bits: number): string {
  return HEX_BYTES[bits & 0xff] ?? '';
}

/** Two streams of 32 bits each, so that two keys do not meet. */
function guidOf(key: string): string {
  return guid(hexDigits(mulberry32(hash(key)), 16) + hexDigits(mulberry32(hash(`${key} `)), 16));
}

function guid(digits: string): string {
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}
