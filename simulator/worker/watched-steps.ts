// Watched steps: an orchestrator's generator, with the guard listening while it runs.
//
// Owns:   when a step begins and ends, and the line at which a step threw.
// Never:  changes what goes into the generator or comes out of it, or what it finds, but where the host asks for another world.
//
// W1. The SDK takes the steps (`next`, `throw`); between them nothing of the orchestrator runs.
// W2. An error that was thrown into it, such as an activity's, was not made in the app: its stack has no line of the app.

import type { AsIf, SourceLocation } from '#core';
import { firstAppFrame, type ToSource } from './app-stack.ts';
import type { DeterminismGuard, ImpureCalls } from './determinism-guard.ts';
import type { RunCounts, SourceCounter } from './source-counter.ts';
import type { OtherWorld } from './other-world.ts';
import { StepsAround, type Steps, type StepWay } from './steps-around.ts';

/** Where it goes what is seen of the steps. */
export interface StepNotes {
  readonly impure: ImpureCalls;
  /** The line at which the orchestrator threw, of itself. */
  thrownAt?: SourceLocation;
  /** What was passed of the source; absent where nobody asked. */
  counts?: RunCounts;
  /** The world in which the steps are taken, where it is another one. */
  readonly asIf?: AsIf | undefined;
}

/** Who watches. */
export interface StepObserver {
  readonly toSource: ToSource;
  readonly guard: DeterminismGuard;
  /** Counts what is passed of the source, where the app was loaded with probes. */
  readonly counter?: SourceCounter | undefined;
  readonly world: OtherWorld;
}

/** Whether a handler's result is what a generator function gives. */
export function isGenerator(result: unknown): result is Generator<unknown, unknown, unknown> {
  return Object.prototype.toString.call(result) === '[object Generator]';
}

/** What the SDK gets in the place of the generator. */
export class WatchedSteps extends StepsAround {
  readonly #notes: StepNotes;
  readonly #observer: StepObserver;

  constructor(generator: Steps, notes: StepNotes, observer: StepObserver) {
    super(generator);
    this.#notes = notes;
    this.#observer = observer;
  }

  protected override step(way: StepWay, value: unknown): IteratorResult<unknown> {
    const { guard, world } = this.#observer;
    const { impure, asIf } = this.#notes;
    const outer = guard.enter(impure);
    try {
      return asIf ? world.within(asIf, () => this.take(way, value)) : this.take(way, value);
    } catch (thrown) {
      throw this.#noted(thrown);
    } finally {
      guard.leave(outer);
    }
  }

  #noted(error: unknown): unknown {
    const frame = error instanceof Error && typeof error.stack === 'string' ? firstAppFrame(error.stack) : undefined;
    if (frame) this.#notes.thrownAt = this.#observer.toSource(frame);
    return error;
  }
}
