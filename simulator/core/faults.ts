// Faults: when the worker of a hub dies, counted in moments, and at which points it could have died.
//
// Owns:   counting moments.
// Never:  kills anything (task-hub.ts).

/** A fault to inject, counted in moments from 1. */
export interface Fault {
  /**
   * `after`: the worker dies when the moment has been persisted. `during`: it dies when the orchestrator or entity has run but
   * nothing has been persisted; activity moments have no such point of their own.
   */
  readonly kind: 'after' | 'during';
  /**
   * Before a moment is after the one before it, so `after` 0 is before the first. `every episode`: after each episode of an
   * orchestrator and each batch of an entity.
   */
  readonly moment: number | 'every episode';
}

/** The moments of a run, and the fault in it. */
export class FaultPlan {
  readonly #fault: Fault | undefined;
  readonly #losable = new Set<number>();
  #moments = 0;
  #hasBegun = false;

  constructor(fault: Fault | undefined) {
    this.#fault = fault;
  }

  /** Whether the worker dies before the first moment, which is about to run. */
  takeFirst(): boolean {
    const isFirst = !this.#hasBegun;
    this.#hasBegun = true;
    return isFirst && this.#fault?.kind === 'after' && this.#fault.moment === 0;
  }

  /** Whether the worker dies during the moment that runs now. */
  get isNow(): boolean {
    return this.#fault?.kind === 'during' && this.#fault.moment === this.#moments + 1;
  }

  /**
   * Counts a moment that was persisted.
   *
   * @param isLosable it has a point at which it has run and is not persisted.
   * @returns whether the worker dies after it.
   */
  count(isLosable: boolean): boolean {
    this.#moments += 1;
    if (isLosable) this.#losable.add(this.#moments);
    if (this.#fault?.kind !== 'after') return false;
    return this.#fault.moment === 'every episode' ? isLosable : this.#fault.moment === this.#moments;
  }

  /** The points at which the worker could have died so far. */
  points(): Fault[] {
    const moments = Array.from({ length: this.#moments }, (_, index) => index + 1);
    const points = moments.flatMap((moment): Fault[] => [
      ...(this.#losable.has(moment) ? [{ kind: 'during' as const, moment }] : []),
      { kind: 'after' as const, moment },
    ]);
    return this.#moments === 0 ? [] : [{ kind: 'after', moment: 0 }, ...points];
  }
}

/** When a worker dies, as people read it. */
export function faultText({ kind, moment }: Fault): string {
  if (moment === 0) return 'before the first moment';
  return moment === 'every episode' ? 'after every episode' : `${kind} moment ${moment}`;
}
