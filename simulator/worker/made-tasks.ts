// Made tasks: which durable call made a task, so that it is known what a Task.all or Task.any holds.
//
// T1. Most orchestrators yield their tasks one by one, and a replay makes all of them again: a task is only put down, and
//     looked up by a table that is made when somebody first asks.

/** The tasks of one run of an orchestrator, by the places of their calls. */
export class MadeTasks {
  readonly #tasks: unknown[] = [];
  readonly #places = new Map<unknown, number>();
  #looked = 0;

  /** Puts a task down; places only grow. */
  add(task: unknown, place: number): void {
    this.#tasks[place] = task;
  }

  /** The places of those among some values that are known tasks. */
  placesOf(values: readonly unknown[]): number[] {
    for (; this.#looked < this.#tasks.length; this.#looked += 1) {
      this.#places.set(this.#tasks[this.#looked], this.#looked);
    }
    return values.flatMap((value) => this.#places.get(value) ?? []);
  }
}
