// Source counter: what an orchestrator passes of its source while a step of it runs.
//
// Owns:   the counts of a run, and what became of the tasks that it made.
// Never:  changes a value that goes through a probe.
//
// C1. Only steps count, as for the guard (determinism-guard.ts, D1): outside one, a probe costs a comparison.

import type { CallStanding, DurableCall, Passed, Probe, Probes, SourceRun } from '#core';
import type { MadeTasks } from './made-tasks.ts';
import { StepsAround, type Steps, type StepWay } from './steps-around.ts';

/** What is counted of one run. */
export class RunCounts {
  readonly #passed = new Map<string, Map<number, [replayed: number, anew: number]>>();
  #stoppedAt: SourceRun['stoppedAt'];
  /** Whether each durable call was made while the SDK replayed. */
  readonly #madeInReplay: boolean[] = [];
  #isReplaying = false;
  readonly #made: MadeTasks;

  /** @param made the tasks of the run's durable calls. */
  constructor(made: MadeTasks) {
    this.#made = made;
  }

  /** A step begins. */
  turnTo(isReplaying: boolean): void {
    this.#isReplaying = isReplaying;
    this.#stoppedAt = undefined;
  }

  /** The orchestrator has returned or thrown. */
  end(): void {
    this.#stoppedAt = undefined;
  }

  pass(file: string, probe: number, kind: Probe['kind']): void {
    let ofFile = this.#passed.get(file);
    if (!ofFile) this.#passed.set(file, (ofFile = new Map<number, [number, number]>()));
    let count = ofFile.get(probe);
    if (!count) ofFile.set(probe, (count = [0, 0]));
    count[this.#isReplaying ? 0 : 1] += 1;
    if (kind === 'yield') this.#stoppedAt = { file, probe };
  }

  /** A durable call was made; `place` is its number among the calls. */
  called(place: number): void {
    this.#madeInReplay[place] = this.#isReplaying;
  }

  /** What is told of the run. */
  told(calls: readonly DurableCall[]): SourceRun {
    const passed: Record<string, Passed[]> = {};
    for (const [file, counts] of this.#passed) {
      passed[file] = [...counts].map(([probe, [replayed, anew]]) => [probe, replayed, anew] as const);
    }
    const standings = calls.map(({ holds }, place) => {
      const standing = standingOf(this.#made.taskOf(place));
      const isReplayed = this.#madeInReplay[place] ?? false;
      return holds ? { isReplayed, ...standing, ids: [] } : { isReplayed, ...standing }; // a group asks for nothing of its own
    });
    return { passed, ...(this.#stoppedAt ? { stoppedAt: this.#stoppedAt } : {}), standings };
  }
}

/** What is read of the SDK's tasks. */
interface SdkTask {
  readonly id?: unknown;
  readonly children?: readonly SdkTask[];
  readonly isCompleted?: boolean;
  readonly isFaulted?: boolean;
  readonly alreadyScheduled?: boolean;
  /** Of timers. */
  readonly isCanceled?: boolean;
}

function standingOf(task: unknown): Pick<CallStanding, 'task' | 'ids'> {
  if (typeof task !== 'object' || task === null || !('isCompleted' in task)) return { ids: [] };
  const made = task as SdkTask;
  return { task: stateOf(made), ids: idsOf(made) };
}

function stateOf({ isCompleted, isFaulted, isCanceled, alreadyScheduled }: SdkTask): CallStanding['task'] & string {
  if (isFaulted) return 'failed';
  if (isCompleted) return 'done';
  if (isCanceled) return 'cancelled';
  return alreadyScheduled ? 'open' : 'idle';
}

/** The ids of a task and of those in it. The SDK gives one when it is yielded, and counts as the host does. */
function idsOf({ id, children }: SdkTask): number[] {
  if (children) return children.flatMap(idsOf);
  return typeof id === 'number' ? [id] : [];
}

/** The counter of one loaded app. */
export class SourceCounter {
  readonly #probes: Probes;
  #step: RunCounts | undefined;

  constructor(probes: Probes) {
    this.#probes = probes;
  }

  /** A step begins. @returns whose step it interrupts, for {@link leave}. */
  enter(counts: RunCounts, isReplaying: boolean): RunCounts | undefined {
    const outer = this.#step;
    this.#step = counts;
    counts.turnTo(isReplaying);
    return outer;
  }

  leave(outer: RunCounts | undefined): void {
    this.#step = outer;
  }

  /** The probes of a file. */
  of(file: string): readonly Probe[] | undefined {
    return Object.hasOwn(this.#probes, file) ? this.#probes[file] : undefined;
  }

  /** What the probes of a file call. */
  passer(file: string): (probe: number, value?: unknown) => unknown {
    const probes = this.of(file) ?? [];
    return (probe, value) => {
      this.#step?.pass(file, probe, probes[probe]?.kind ?? 'statement');
      return value;
    };
  }
}

/** An orchestrator's generator, of whose steps it is counted what they pass. Between it and the SDK the guard listens (watched-steps.ts). */
export class CountedSteps extends StepsAround {
  readonly #counts: RunCounts;
  readonly #counter: SourceCounter;
  readonly #df: { readonly isReplaying?: boolean };

  constructor(
    generator: Steps,
    { counts, counter, df }: { counts: RunCounts; counter: SourceCounter; df: { readonly isReplaying?: boolean } },
  ) {
    super(generator);
    this.#counts = counts;
    this.#counter = counter;
    this.#df = df;
  }

  protected override step(way: StepWay, value: unknown): IteratorResult<unknown> {
    const outer = this.#counter.enter(this.#counts, this.#df.isReplaying ?? false);
    let isOpen = false;
    try {
      const result = this.take(way, value);
      isOpen = result.done !== true;
      return result;
    } finally {
      if (!isOpen) this.#counts.end();
      this.#counter.leave(outer);
    }
  }
}
