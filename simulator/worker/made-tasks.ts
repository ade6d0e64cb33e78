// Made tasks: which durable call made a task, so that it is known what a Task.all or Task.any holds.
//
// T1. Most orchestrators yield their tasks one by one, and a replay makes all of them again: a task is only put down. Of a few
//     one is found by looking through them; of many by a table, which is made when somebody first asks.

const FEW = 16;

/** The tasks of one run of an orchestrator, by the places of their calls. */
export class MadeTasks {
  readonly #tasks: unknown[] = [];
  #places: Map<unknown, number> | undefined;
  #looked = 0;

  /** Puts a task down; places only grow. */
  add(task: unknown, place: number): void {
    this.#tasks[place] = task;
  }

  /** The task of a call; undefined for one that makes none. */
  taskOf(place: number): unknown {
    return this.#tasks[place];
  }

  /** The places of those among some values that are known tasks. */
  placesOf(values: readonly unknown[]): number[] {
    if (this.#tasks.length <= FEW)
      return values.map((value) => this.#tasks.indexOf(value)).filter((place) => place >= 0);
    const places = this.#table();
    return values.flatMap((value) => places.get(value) ?? []);
  }

  #table(): ReadonlyMap<unknown, number> {
    const places = (this.#places ??= new Map());
    for (; this.#looked < this.#tasks.length; this.#looked += 1) places.set(this.#tasks[this.#looked], this.#looked);
    return places;
  }
}
