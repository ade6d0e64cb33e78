// Timeline model: a run as bars over its moments. Plain data.
//
// Owns:   the shape. The numbered rules that it follows are in timeline.ts.

/** What a bar stands for. */
export type TimelineRowKind = 'orchestrator' | 'entity' | 'activity' | 'timer';

/** What an orchestrator can wait for. */
export type WaitKind = 'activity' | 'sub-orchestration' | 'timer' | 'event' | 'entity' | 'lock';

/** How it stands with a row during a stretch. `queued`: the host has yet to begin it. */
export type TimelineState = 'working' | 'waiting' | 'queued' | 'suspended' | 'locked';

/** Something that the host did or was told: a column of the picture. */
export interface TimelineMoment {
  /** The record's sequence, as text; unique. */
  readonly key: string;
  /** Virtual time in milliseconds since the beginning. */
  readonly atMs: number;
  readonly kind: 'message' | 'episode' | 'activity' | 'entity' | 'crash' | 'deployment';
}

/** A part of a bar. Column `n` reaches from `n` to `n + 1`. */
export interface TimelineStretch {
  readonly from: number;
  /** Null: it goes on. */
  readonly to: number | null;
  /** Virtual time in milliseconds since the beginning. */
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly state: TimelineState;
  /** What is waited for, the most telling first; empty unless waiting. */
  readonly on: readonly WaitKind[];
  /** Such as `waits for Paid`. */
  readonly words: string;
}

/** Something that happens to a row in a column. */
export interface TimelineMark {
  readonly at: number;
  readonly atMs: number;
  /** `told`: a message of a client. `end` and `failure`: how a row, or one round of it, ends. `again`: it begins once more. */
  readonly kind: 'told' | 'end' | 'failure' | 'again';
  /** Such as `gets Paid`. */
  readonly words: string;
}

/** One bar with its name. */
export interface TimelineRow {
  readonly key: string;
  readonly kind: TimelineRowKind;
  /** How deep it is nested; 0 for what nothing in the run started. */
  readonly depth: number;
  /** The row that it belongs to: of an activity or timer its orchestrator, of a sub-orchestration its parent. */
  readonly under: string | null;
  readonly label: string;
  /** The instance id of an orchestrator; otherwise empty. */
  readonly detail: string;
  readonly stretches: readonly TimelineStretch[];
  readonly marks: readonly TimelineMark[];
}

/** A run as bars over its moments. Plain data. */
export interface TimelineModel {
  readonly moments: readonly TimelineMoment[];
  /** Virtual time in milliseconds since the beginning. */
  readonly nowMs: number;
  readonly rows: readonly TimelineRow[];
}
