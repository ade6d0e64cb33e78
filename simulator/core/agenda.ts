// Agenda: what is due, and in which order.
//
// Owns:   the order of work.
// Never:  knows what the work is.
//
// A1. Due time first, then the order of entry. Nothing is left to luck; whoever wants another order of what is due together asks for it.
// A2. Much is due at one instant and few instants are ahead, so each instant has a line of its own, and only the instants are sorted.

/** The work of one instant, in the order of entry. */
interface Line<Work> {
  work: Work[];
  /** How much of it was taken; it stays in front for a while, because moving the rest up costs more. */
  taken: number;
}

const MANY = 1_024;

/** A queue of work by due time, then by order of entry. */
export class Agenda<Work> {
  /** The last one first, so that the next one is taken from the end. */
  readonly #instants: number[] = [];
  readonly #lines = new Map<number, Line<Work>>();

  /** Adds work that is due at an instant (milliseconds since the Unix epoch). */
  add(dueMs: number, work: Work): void {
    const line = this.#lines.get(dueMs);
    if (line) {
      line.work.push(work);
      return;
    }
    this.#lines.set(dueMs, { work: [work], taken: 0 });
    this.#instants.splice(this.#placeOf(dueMs), 0, dueMs);
  }

  /** The next work and when it is due, without taking it. */
  peek(): { readonly dueMs: number; readonly work: Work } | undefined {
    const dueMs = this.#instants.at(-1);
    const line = this.#next();
    return dueMs === undefined || !line ? undefined : { dueMs, work: line.work[line.taken] as Work };
  }

  /** Takes the next work. */
  take(): Work | undefined {
    const line = this.#next();
    if (!line) return undefined;
    const work = line.work[line.taken++] as Work;
    if (line.taken === line.work.length) this.#lines.delete(this.#instants.pop() as number);
    else if (line.taken >= MANY && line.taken * 2 >= line.work.length) {
      line.work.splice(0, line.taken);
      line.taken = 0;
    }
    return work;
  }

  /** The work that is due together with the next, in the order of entry. */
  tied(): Work[] {
    const line = this.#next();
    return line ? line.work.slice(line.taken) : [];
  }

  /** Puts one of them in the first place; the order of the others stays. */
  prefer(work: Work): void {
    const line = this.#next();
    if (line) line.work.splice(line.taken, 0, ...line.work.splice(line.work.indexOf(work, line.taken), 1));
  }

  #next(): Line<Work> | undefined {
    return this.#lines.get(this.#instants.at(-1) as number);
  }

  /** Where an instant belongs among the others, found by halving. */
  #placeOf(dueMs: number): number {
    let [low, high] = [0, this.#instants.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#instants[middle] as number) > dueMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
