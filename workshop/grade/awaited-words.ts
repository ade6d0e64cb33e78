// Awaited words: the scenario as an instructor's own check gets it, which knows what the check did not await.
//
// Owns:   seeing that a result is used before it is there, and that a word was said and not waited for.
// Never:  changes what a word does.
//
// W1. What a word returns can be awaited, and nothing else: whoever reads anything of it has forgotten that, and hears so at once.
// W2. When a check is over, it has waited for every word that it said; only of a request may it leave the answer alone.

import type { Scenario } from '#exercises/observations';
import { CheckMistake, notAwaited } from './check-mistake.ts';

/** What is read of a promise by whoever awaits it. */
const ofAwaiting: readonly (string | symbol)[] = ['then', 'catch', 'finally', 'constructor'];

/** A word that was said. */
interface Said {
  readonly call: string;
  /** Made where it was said. */
  readonly where: Error;
  isAwaited: boolean;
  isOver: boolean;
}

const wordsOf = new WeakMap<Scenario, AwaitedWords>();

/** The words that one check says. */
export class AwaitedWords {
  /** For the check. */
  readonly scenario: Scenario;
  readonly #said: Said[] = [];

  constructor(scenario: Scenario) {
    this.scenario = new Proxy(scenario, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key, target);
        if (typeof member !== 'function') return member;
        return (...args: readonly unknown[]): unknown =>
          this.follow(`scenario.${String(key)}(…)`, Reflect.apply(member, target, args), key !== 'http');
      },
    });
    wordsOf.set(this.scenario, this);
  }

  /** Where a check failed: what it did not await. Where it passed: also what it did not wait for to the end (W2). */
  left(hasFailed: boolean): CheckMistake | undefined {
    const left = this.#said.find(({ isAwaited, isOver }) => !isAwaited || (!hasFailed && !isOver));
    if (!left) return undefined;
    const { call, where, isAwaited } = left;
    const tooEarly = `the check ended before ${call} did; write await where the function is called that says it.`;
    return new CheckMistake(isAwaited ? tooEarly : notAwaited(call), where);
  }

  /** What a call returned; a promise is followed (W1). */
  follow<Result>(call: string, result: Result, mustBeAwaited = true): Result {
    if (!(result instanceof Promise)) return result;
    const said: Said = { call, where: new Error(call), isAwaited: false, isOver: false };
    const end = (): void => void (said.isOver = true);
    result.then(end, end);
    if (mustBeAwaited) this.#said.push(said);
    return new Proxy(result, {
      get: (target, key) => {
        if (!ofAwaiting.includes(key)) throw new CheckMistake(notAwaited(call));
        said.isAwaited = true;
        const member: unknown = Reflect.get(target, key, target);
        return typeof member === 'function' && key !== 'constructor' ? (member.bind(target) as unknown) : member;
      },
    });
  }
}

/** What a helper returned that was given the scenario of a check; a promise is followed as that of a word. */
export const followed = <Result>(scenario: Scenario, call: string, result: Result): Result =>
  wordsOf.get(scenario)?.follow(call, result) ?? result;
