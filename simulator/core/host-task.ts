// Host task: the host's own view of something that an orchestrator waits for.
//
// Owns:   settling, and telling those who wait, in the order in which they began to wait.
// Never:  uses promises. Continuations run synchronously, between two history events, as DTFx runs them (host semantics §3.3).
//
// T1. A task settles once; later attempts are ignored.

/** How a task ended. A failure carries what a retry needs to know and nothing else. */
export type Settlement = 'completed' | 'failed';

/** Something the host waits for. */
export class HostTask {
  #settlement: Settlement | undefined;
  #result: string | null = null;
  #waiting: (() => void)[] = [];

  get settlement(): Settlement | undefined {
    return this.#settlement;
  }

  /** JSON text of what a completed task came to, where the host itself looks at it. */
  get result(): string | null {
    return this.#result;
  }

  /** Ends the task and runs the continuations (T1). */
  settle(settlement: Settlement, result: string | null = null): void {
    if (this.#settlement) return;
    this.#settlement = settlement;
    this.#result = result;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const continuation of waiting) continuation();
  }

  /** Runs the continuation when the task has settled: now, if it has. */
  whenSettled(continuation: () => void): void {
    if (this.#settlement) continuation();
    else this.#waiting.push(continuation);
  }
}

/** A task that has already settled. */
export function settledTask(settlement: Settlement): HostTask {
  const task = new HostTask();
  task.settle(settlement);
  return task;
}

/** Settles with the first of its children (`Task.WhenAny`; never fails). */
export function whenAny(children: readonly HostTask[]): HostTask {
  const task = new HostTask();
  for (const child of children) child.whenSettled(() => task.settle('completed'));
  return task;
}

/** Settles when every child has, also when one failed early (`Task.WhenAll`; host semantics §3.3, divergence 1). */
export function whenAll(children: readonly HostTask[]): HostTask {
  const task = new HostTask();
  let open = children.length;
  const childSettled = () => {
    open -= 1;
    if (open > 0) return;
    task.settle(children.every((child) => child.settlement === 'completed') ? 'completed' : 'failed');
  };
  for (const child of children) child.whenSettled(childSettled);
  return task;
}
