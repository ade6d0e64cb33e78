// Agenda: what is due, and in which order.
//
// Owns:   the order of work.
// Never:  knows what the work is.
//
// A1. Due time first, then the order of entry. Nothing is left to luck; whoever wants another order of what is due together asks for it.

interface Entry<Work> {
  readonly dueMs: number;
  readonly sequence: number;
  readonly work: Work;
}

/** A priority queue (binary heap) of work by due time, then by order of entry. */
export class Agenda<Work> {
  readonly #heap: Entry<Work>[] = [];
  #sequence = 0;

  /** Adds work that is due at an instant (milliseconds since the Unix epoch). */
  add(dueMs: number, work: Work): void {
    this.#insert({ dueMs, sequence: this.#sequence++, work });
  }

  /** The next work and when it is due, without taking it. */
  peek(): { readonly dueMs: number; readonly work: Work } | undefined {
    return this.#heap[0];
  }

  /** Takes the next work. */
  take(): Work | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#siftDown();
    }
    return first.work;
  }

  /** The work that is due together with the first, in the order of entry. */
  tied(): Work[] {
    return this.#tied().map((entry) => entry.work);
  }

  /** Puts one of them in the first place; the order of the others stays. */
  prefer(work: Work): void {
    const [first] = this.#tied();
    const chosen = this.#tied().find((entry) => entry.work === work);
    if (!first || !chosen || chosen === first) return;
    const rest = this.#heap.filter((entry) => entry !== chosen);
    this.#heap.length = 0;
    for (const entry of [{ ...chosen, sequence: first.sequence - 0.5 }, ...rest]) this.#insert(entry);
  }

  #tied(): Entry<Work>[] {
    const dueMs = this.#heap[0]?.dueMs;
    return this.#heap.filter((entry) => entry.dueMs === dueMs).sort((one, other) => one.sequence - other.sequence);
  }

  #insert(entry: Entry<Work>): void {
    this.#heap.push(entry);
    this.#siftUp(this.#heap.length - 1);
  }

  #siftUp(index: number): void {
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #siftDown(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      let first = index;
      if (left < this.#heap.length && this.#isBefore(left, first)) first = left;
      if (right < this.#heap.length && this.#isBefore(right, first)) first = right;
      if (first === index) return;
      this.#swap(index, first);
      index = first;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const a = this.#at(one);
    const b = this.#at(other);
    return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.sequence < b.sequence);
  }

  #swap(one: number, other: number): void {
    const entry = this.#at(one);
    this.#heap[one] = this.#at(other);
    this.#heap[other] = entry;
  }

  #at(index: number): Entry<Work> {
    return this.#heap[index] as Entry<Work>;
  }
}
