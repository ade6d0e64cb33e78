import type { OrderStatus } from './kit';

/** What a test can ask of a value. Each throws when the answer is no. */
export interface Expectations<Value> {
  /** The same JSON; the order of members does not matter. */
  toEqual(expected: unknown): void;
  /** For a status: the instance has begun and has not ended. */
  toBeRunning: Value extends OrderStatus ? () => void : never;
  /** For a status: the instance has completed; with this output, where one is given. */
  toHaveCompleted: Value extends OrderStatus
    ? (output?: unknown) => void
    : never;
}

/** Begins a sentence such as `expect(await app.status(id)).toHaveCompleted('done')`. */
export function expect<Value>(actual: Value): Expectations<Value> {
  if (actual instanceof Promise) {
    throw new Error('A promise was expected to be something; await it first.');
  }
  const state = () => (actual as OrderStatus).runtimeStatus;
  return {
    toEqual: (expected: unknown) => same(actual, expected),
    toBeRunning: () => same(state(), 'Running'),
    toHaveCompleted: (...output: unknown[]) => {
      same(state(), 'Completed');
      if (output.length > 0) same((actual as OrderStatus).output, output[0]);
    },
  } as Expectations<Value>;
}

function same(actual: unknown, expected: unknown): void {
  const [found, wanted] = [actual, expected].map(text);
  if (found !== wanted) throw new Error(`Expected ${wanted}, found ${found}.`);
}

function text(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, member: unknown) =>
    member instanceof Object && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort())
      : member,
  );
}
