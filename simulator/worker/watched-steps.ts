// Watched steps: an orchestrator's generator, with the guard listening while it runs.
//
// Owns:   when a step begins and ends, and the line at which a step threw.
// Never:  changes what goes into the generator or comes out of it.
//
// W1. The SDK takes the steps (`next`, `throw`); between them nothing of the orchestrator runs.
// W2. An error that was thrown into it, such as an activity's, was not made in the app: its stack has no line of the app.

import type { SourceLocation } from '#core';
import { firstAppFrame, type ToSource } from './app-stack.ts';
import type { DeterminismGuard, ImpureCalls } from './determinism-guard.ts';
import type { RunCounts, SourceCounter } from './source-counter.ts';

/** Where it goes what is seen of the steps. */
export interface StepNotes {
  readonly impure: ImpureCalls;
  /** The line at which the orchestrator threw, of itself. */
  thrownAt?: SourceLocation;
  /** What was passed of the source; absent where nobody asked. */
  counts?: RunCounts;
}

/** Who watches. */
export interface StepObserver {
  readonly toSource: ToSource;
  readonly guard: DeterminismGuard;
  /** Counts what is passed of the source, where the app was loaded with probes. */
  readonly counter?: SourceCounter | undefined;
}

type Steps = Generator<unknown, unknown, unknown>;

/** What the SDK does with a generator. */
type Taken = Pick<Steps, 'next' | 'throw' | 'return'>;

/** Whether a handler's result is what a generator function gives. */
export function isGenerator(result: unknown): result is Steps {
  return Object.prototype.toString.call(result) === '[object Generator]';
}

/** What the SDK gets in the place of the generator. */
export class WatchedSteps implements Taken {
  readonly #generator: Taken;
  readonly #notes: StepNotes;
  readonly #observer: StepObserver;

  constructor(generator: Taken, notes: StepNotes, observer: StepObserver) {
    this.#generator = generator;
    this.#notes = notes;
    this.#observer = observer;
  }

  next(value: unknown): IteratorResult<unknown> {
    const outer = this.#observer.guard.enter(this.#notes.impure);
    try {
      return this.#generator.next(value);
    } catch (error) {
      throw this.#noted(error);
    } finally {
      this.#observer.guard.leave(outer);
    }
  }

  throw(error: unknown): IteratorResult<unknown> {
    const outer = this.#observer.guard.enter(this.#notes.impure);
    try {
      return this.#generator.throw(error);
    } catch (thrown) {
      throw this.#noted(thrown);
    } finally {
      this.#observer.guard.leave(outer);
    }
  }

  return(value: unknown): IteratorResult<unknown> {
    return this.#generator.return(value);
  }

  #noted(error: unknown): unknown {
    const frame = error instanceof Error && typeof error.stack === 'string' ? firstAppFrame(error.stack) : undefined;
    if (frame) this.#notes.thrownAt = this.#observer.toSource(frame);
    return error;
  }
}
