// Other world: how an orchestrator comes into the world that an invocation speaks of (`asIf`), and out of it.
//
// Owns:   the time in which it is there, and the environment that it finds.
// Never:  lasts longer than one step: what others find, and what the host's clock says, stays as it is.
//
// O1. Chance belongs to the invocation and is another one from its beginning (app-chance.ts); clock and environment are the app's,
//     so they are others while the orchestrator's code runs and at no other time.

import type { AsIf } from '#core';
import type { AppTime } from './app-time.ts';

/** The other world of one loaded app. */
export class OtherWorld {
  readonly #time: AppTime | undefined;
  #isThere = false;

  constructor(time: AppTime | undefined) {
    this.#time = time;
  }

  /** Runs code of an orchestrator in the world of its invocation; without one, in this. */
  within<Result>(asIf: AsIf | undefined, run: () => Result): Result {
    if (!asIf || !this.#time) return run();
    const outer = this.#isThere;
    this.#isThere = true;
    try {
      return this.#time.asIfAt(asIf.clockMs, run);
    } finally {
      this.#isThere = outer;
    }
  }

  /** The environment as it is here or there. */
  environment(env: unknown): unknown {
    if (!this.#isThere || typeof env !== 'object' || env === null) return env;
    return new Proxy(env, {
      get: (settings, name): unknown => {
        const value: unknown = Reflect.get(settings, name);
        return typeof name === 'string' ? another(value) : value;
      },
    });
  }
}

/** Another value of a setting, of the same kind where it has one. */
function another(value: unknown): unknown {
  if (value === undefined) return 'another';
  if (typeof value !== 'string') return value;
  if (/^-?\d+(\.\d+)?$/.test(value)) return String(Number(value) + 1);
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true' ? 'false' : 'true';
  return `${value}-another`;
}
