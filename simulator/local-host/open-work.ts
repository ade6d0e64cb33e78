// Open work: how many things are going on, and when none is.

/** Counts what is going on. */
export class OpenWork {
  #open = 0;
  #waiting: (() => void)[] = [];

  /** One more begins. Call what this answers at its end, once. */
  begin(): () => void {
    this.#open += 1;
    return () => {
      this.#open -= 1;
      if (this.#open === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    };
  }

  /** Runs something that counts while it runs. */
  async during<T>(action: () => Promise<T>): Promise<T> {
    const end = this.begin();
    try {
      return await action();
    } finally {
      end();
    }
  }

  /** Resolves when nothing is going on. */
  ended(): Promise<void> {
    return this.#open === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }
}
