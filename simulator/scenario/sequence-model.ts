// Sequence model: a run as a sequence diagram shows it. Plain data.
//
// Owns:   the shape. The numbered rules that it follows are in sequence.ts.

/** What a lane stands for; lanes are ordered by kind, in this order, then by first appearance. */
export type LaneKind = 'client' | 'client-function' | 'http-api' | 'orchestrator' | 'entity' | 'timer' | 'activity';

/** Somebody who sends or receives. */
export interface SequenceLane {
  readonly id: string;
  readonly kind: LaneKind;
  readonly label: string;
  /** A second line: the instance id of an orchestrator, or the key of an entity. */
  readonly detail?: string;
}

/** What an arrow stands for. Where `from` and `to` are the same lane it is something that the lane does by itself. */
export type ArrowKind =
  | 'request'
  | 'response'
  | 'start'
  | 'raise'
  | 'terminate'
  | 'replay'
  | 'wait'
  | 'timer-created'
  | 'timer-fired'
  | 'timer-cancelled'
  | 'call'
  | 'call-again'
  | 'result'
  | 'failure'
  | 'completed'
  | 'failed'
  | 'terminated'
  | 'continued-as-new';

interface Step {
  /** Unique in the model (S4). */
  readonly key: string;
  /** Virtual time in milliseconds since the beginning. */
  readonly atMs: number;
  /** A few words for the picture. */
  readonly label: string;
  /** The same as a sentence (S3). */
  readonly sentence: string;
}

/** Something that goes from one lane to another, or that a lane does by itself. */
export interface SequenceArrow extends Step {
  readonly kind: ArrowKind;
  /** Lane ids. */
  readonly from: string;
  readonly to: string;
  /** True for what an episode was fed again (S2). */
  readonly replayed: boolean;
  /** The names of the history events that hold it (event-name.ts); absent where none does, or none is known to. */
  readonly events?: readonly string[];
}

/** Something that concerns all lanes: time passes, the worker dies, or new code comes. */
export interface SequenceBreak extends Step {
  readonly kind: 'time' | 'crash' | 'deployment';
}

export type SequenceStep = SequenceArrow | SequenceBreak;

/** What a lane does from one step to another: it works, or it waits, whatever time passes meanwhile (S5). */
export interface SequenceBar {
  /** Unique in the model. */
  readonly key: string;
  /** A lane id. */
  readonly lane: string;
  readonly state: 'working' | 'waiting' | 'suspended';
  /** Keys of steps; `to` is null while it goes on. */
  readonly from: string;
  readonly to: string | null;
}

/** A timer that has neither fired nor been cancelled. */
export interface PendingTimer extends Omit<Step, 'atMs'> {
  /** A lane id. */
  readonly lane: string;
  /** Virtual time in milliseconds since the beginning. */
  readonly dueMs: number;
}

/** A run as a sequence diagram shows it. Plain data. */
export interface SequenceModel {
  readonly lanes: readonly SequenceLane[];
  readonly steps: readonly SequenceStep[];
  readonly bars: readonly SequenceBar[];
  readonly pending: readonly PendingTimer[];
}
