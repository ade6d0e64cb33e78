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
  /** A binary heap (A2). */
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
    this.#instants.push(dueMs);
    siftUp(this.#instants);
  }

  /** The next work and when it is due, without taking it. */
  peek(): { readonly dueMs: number; readonly work: Work } | undefined {
    const dueMs = this.#instants[0];
    const line = this.#first();
    return dueMs === undefined || !line ? undefined : { dueMs, work: line.work[line.taken] as Work };
  }

  /** Takes the next work. */
  take(): Work | undefined {
    const line = this.#first();
    if (!line) return undefined;
    const work = line.work[line.taken] as Work;
    line.taken += 1;
    if (line.taken === line.work.length) this.#closeFirst();
    else if (line.taken >= MANY && line.taken * 2 >= line.work.length) forgetTaken(line);
    return work;
  }

  /** The work that is due together with the first, in the order of entry. */
  tied(): Work[] {
    const line = this.#first();
    return line ? line.work.slice(line.taken) : [];
  }

  /** Puts one of them in the first place; the order of the others stays. */
  prefer(work: Work): void {
    const line = this.#first();
    const at = line ? line.work.indexOf(work, line.taken) : -1;
    if (line && at > line.taken) line.work.splice(line.taken, 0, ...line.work.splice(at, 1));
  }

  #first(): Line<Work> | undefined {
    const [dueMs] = this.#instants;
    return dueMs === undefined ? undefined : this.#lines.get(dueMs);
  }

  #closeFirst(): void {
    const [dueMs] = this.#instants;
    if (dueMs !== undefined) this.#lines.delete(dueMs);
    takeLeast(this.#instants);
  }
}

function forgetTaken<Work>(line: Line<Work>): void {
  line.work = line.work.slice(line.taken);
  line.taken = 0;
}

function siftUp(heap: number[]): void {
  for (let index = heap.length - 1; index > 0;) {
    const parent = (index - 1) >> 1;
    if (at(heap, parent) <= at(heap, index)) return;
    swap(heap, index, parent);
    index = parent;
  }
}

function takeLeast(heap: number[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  for (let index = 0; ;) {
    const left = 2 * index + 1;
    const right = left + 1;
    let least = index;
    if (left < heap.length && at(heap, left) < at(heap, least)) least = left;
    if (right < heap.length && at(heap, right) < at(heap, least)) least = right;
    if (least === index) return;
    swap(heap, index, least);
    index = least;
  }
}

function at(heap: readonly number[], index: number): number {
  return heap[index] as number;
}

function swap(heap: number[], one: number, other: number): void {
  const value = at(heap, one);
  heap[one] = at(heap, other);
  heap[other] = value;
}
