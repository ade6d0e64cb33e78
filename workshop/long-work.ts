// Long work: a bar that shows how far it is, for people who wait in front of a terminal.
//
// Owns:   where the bar stands: on standard error, below what was said, and only while nothing is said.
// Never:  shows itself to a file or to another program.

import type { SingleBar } from 'cli-progress';

/** Work that is done in steps. */
export class LongWork {
  readonly #total: number;
  readonly #bar: SingleBar | undefined;
  #done = 0;

  private constructor(total: number, bar: SingleBar | undefined) {
    this.#total = total;
    this.#bar = bar;
  }

  /** Begins; the bar comes with the first step. */
  static async begin(total: number): Promise<LongWork> {
    if (!process.stderr.isTTY || total < 2) return new LongWork(total, undefined);
    const { default: bars } = await import('cli-progress');
    // Ctrl-C ends the command as ever, so it handles none, and leaves nothing of the terminal changed.
    const behaviour = {
      clearOnComplete: true,
      gracefulExit: false,
      linewrap: true,
      stream: process.stderr,
      barsize: 24,
    };
    return new LongWork(
      total,
      new bars.SingleBar({ ...behaviour, format: '{bar} {value} of {total}, now {name}' }, bars.Presets.shades_grey),
    );
  }

  /** Begins a step. */
  step(name: string): void {
    this.#bar?.start(this.#total, this.#done, { name });
  }

  /** Ends a step, and takes the bar away until the next one. */
  stepEnds(): void {
    this.#done += 1;
    this.#bar?.stop();
  }
}
