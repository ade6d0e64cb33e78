// Source run: which places of an app's source an orchestrator passed while it ran once, and how its durable calls stood then.
//
// Owns:   the wire types for it.
// Never:  says what it means for a reader. What is drawn on the source is made of these facts by others.
//
// U1. It is told where an app was loaded with probes; without them a worker counts nothing, and nothing is slower.
// U2. What was passed is counted while a step of an orchestrator runs, also in functions that it calls.
// U3. "Replayed" is what the SDK says of itself at the step (`context.df.isReplaying`).

/** A place of which a worker is to tell that it was passed. Offsets count from 0 in the text of the file. */
export interface Probe {
  /** A statement that is about to begin, or a `yield` that is about to hand out its operand. */
  readonly kind: 'statement' | 'yield';
  /** Where the statement begins, or the operand. */
  readonly from: number;
  /** Where the operand ends, or a statement that stands alone in the place of a block, such as after `else`; absent for any other. */
  readonly to?: number;
}

/** The probes of an app by file, in the order of the text. */
export type Probes = Readonly<Record<string, readonly Probe[]>>;

/** How often a probe was passed: its number in the file, and the times while the SDK replayed and otherwise. */
export type Passed = readonly [probe: number, replayed: number, anew: number];

/** How a durable call stood when the orchestrator stopped. */
export interface CallStanding {
  /** It was made while the SDK replayed. */
  readonly isReplayed: boolean;
  /** `idle`: its task was not yielded yet, so that the host has not heard of it. Absent for a call that makes no task. */
  readonly task?: 'idle' | 'open' | 'cancelled' | 'done' | 'failed';
  /** The EventIds under which history holds what it asked for; several where it tried again. */
  readonly ids: readonly number[];
}

/** One run of an orchestrator, as its source saw it. */
export interface SourceRun {
  /** By file. */
  readonly passed: Readonly<Record<string, readonly Passed[]>>;
  /** The `yield` at which it stopped; absent when it ended. */
  readonly stoppedAt?: { readonly file: string; readonly probe: number };
  /** One for each durable call that is told of the invocation, in the same order. */
  readonly standings: readonly CallStanding[];
}
