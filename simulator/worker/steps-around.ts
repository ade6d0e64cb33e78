// Steps around: what the SDK gets in the place of an orchestrator's generator, where something happens around each of its steps.
//
// Owns:   handing the SDK's calls on to the generator.
// Never:  changes what goes into the generator or comes out of it.

/** A generator as the SDK handles it. */
export type Steps = Pick<Generator<unknown, unknown, unknown>, 'next' | 'throw' | 'return'>;

/** How a step is begun: with a value, or with an error. */
export type StepWay = 'next' | 'throw';

/** A generator with something around its steps. */
export abstract class StepsAround implements Steps {
  readonly #generator: Steps;

  constructor(generator: Steps) {
    this.#generator = generator;
  }

  next(value: unknown): IteratorResult<unknown> {
    return this.step('next', value);
  }

  throw(error: unknown): IteratorResult<unknown> {
    return this.step('throw', error);
  }

  return(value: unknown): IteratorResult<unknown> {
    return this.#generator.return(value);
  }

  /** Does what belongs around a step, and takes it. */
  protected abstract step(way: StepWay, value: unknown): IteratorResult<unknown>;

  /** Takes a step. */
  protected take(way: StepWay, value: unknown): IteratorResult<unknown> {
    return way === 'next' ? this.#generator.next(value) : this.#generator.throw(value);
  }
}
