// Records: what the hub tells those who watch it. Pictures, tables and checks read these; none reaches into the hub.
//
// Owns:   the shape of a record.
// Never:  influences a run. A hub whose records nobody reads behaves the same.
//
// R1. Records are plain data and survive a structured clone.
// R2. `sequence` grows by one per record; `atMs` never decreases.

import type { DurableCall, SourceLocation, WorkerLog } from './function-worker.ts';
import type { HistoryEvent } from './history.ts';
import type { SourceRun } from './source-run.ts';

/** What every record carries. */
interface Stamp {
  readonly sequence: number;
  /** Hub time, in milliseconds since the Unix epoch. */
  readonly atMs: number;
}

/** An HTTP request that the host answered. */
export interface RequestRecord extends Stamp {
  readonly kind: 'request';
  /** The function that made it through its durable client, or null for a request from outside. */
  readonly by: string | null;
  /** The HTTP-triggered function that answered it, or null when the host itself did. */
  readonly answeredBy: string | null;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly status: number;
}

/** A message from a client reached an instance's queue; or, for `purge`, a client removed it. */
export interface ClientMessageRecord extends Stamp {
  readonly kind: 'start' | 'raise' | 'terminate' | 'suspend' | 'resume' | 'rewind' | 'purge' | 'signal';
  readonly instanceId: string;
  /** The orchestrator, the event, the operation, or empty where there is nothing to name. */
  readonly name: string;
  /** JSON text of the input or event data; otherwise the reason. */
  readonly input: string | null;
}

/** An episode created a sub-orchestration. */
export interface ChildRecord extends Stamp {
  readonly kind: 'child';
  readonly instanceId: string;
  /** The orchestrator. */
  readonly name: string;
  /** JSON text. */
  readonly input: string | null;
  readonly parentId: string;
  /** The EventId of the parent's SubOrchestrationInstanceCreated event. */
  readonly taskId: number;
}

/** One episode of one instance. */
export interface EpisodeRecord extends Stamp {
  readonly kind: 'episode';
  readonly instanceId: string;
  readonly executionId: string;
  /** The orchestrator. */
  readonly name: string;
  /** How many history events the orchestrator was fed again. */
  readonly replayed: number;
  /** Events that this episode appended, brackets and decisions included. */
  readonly appended: readonly HistoryEvent[];
  /** The ids of the timers that the orchestrator has cancelled so far. */
  readonly cancelledTimers: readonly number[];
  /** The instance's status after the episode. */
  readonly runtimeStatus: RuntimeStatus;
  /** JSON text. */
  readonly customStatus: string | null;
  /** JSON text of an output; the plain text of an error or reason. */
  readonly output: string | null;
  /** The durable APIs that the orchestrator called, replayed ones included. */
  readonly calls: readonly DurableCall[];
  /**
   * What was passed of the source, each time that the orchestrator ran for this episode: in the rounds before it continued
   * as new, and when its outcome was lost in a crash. The last is the run that counts. Where the app was loaded with probes.
   */
  readonly runs?: readonly SourceRun[];
}

/** An activity began to run. */
export interface ActivityStartedRecord extends Stamp {
  readonly kind: 'activity-started';
  readonly instanceId: string;
  /** The EventId of its TaskScheduled event. */
  readonly taskId: number;
  readonly name: string;
  /** What the activity received. */
  readonly input: unknown;
  /** True when this very task had been started before (at-least-once execution). */
  readonly duplicate: boolean;
}

/** An activity's outcome was sent to its orchestration. */
export interface ActivityEndedRecord extends Stamp {
  readonly kind: 'activity-ended';
  readonly instanceId: string;
  readonly taskId: number;
  readonly name: string;
  /** JSON text of the result, or the failure's reason. */
  readonly outcome: { readonly result: string | null } | { readonly failure: string };
}

/** One batch of one entity. */
export interface EntityRecord extends Stamp {
  readonly kind: 'entity';
  /** `@name@key`. */
  readonly instanceId: string;
  readonly operations: readonly EntityOperation[];
  /** What is true after the batch. */
  readonly exists: boolean;
  /** JSON text. */
  readonly state: string | null;
  /** The instance that holds the lock. */
  readonly lockedBy: string | null;
}

/** One operation of a batch. */
export interface EntityOperation {
  readonly name: string;
  /** JSON text. */
  readonly input: string | null;
  readonly isSignal: boolean;
  /** The instance that asked, or null for a client. */
  readonly from: string | null;
  /** JSON text of the answer, or of the error. */
  readonly result: string | null;
  readonly hasFailed: boolean;
}

/** The worker died and was started again. */
export interface CrashRecord extends Stamp {
  readonly kind: 'crash';
}

/** Other sources took the place of the app's, while its instances live. */
export interface DeploymentRecord extends Stamp {
  readonly kind: 'deployment';
}

/** A line that the app wrote. */
export interface LogRecord extends Stamp {
  readonly kind: 'log';
  readonly level: WorkerLog['level'];
  readonly text: string;
  readonly functionName: string | null;
}

/** Something the host noticed and a person should know; it changes nothing. */
export interface NoticeRecord extends Stamp {
  readonly kind: 'notice';
  readonly text: string;
  readonly source?: SourceLocation;
  /** It speaks of code that a replay does not repeat: wrong also where nothing has failed yet. */
  readonly breaksReplay?: true;
}

export type HubRecord =
  | RequestRecord
  | ClientMessageRecord
  | ChildRecord
  | EpisodeRecord
  | ActivityStartedRecord
  | ActivityEndedRecord
  | EntityRecord
  | CrashRecord
  | DeploymentRecord
  | LogRecord
  | NoticeRecord;

/** The names of an instance's states on the wire (host semantics §7.1) that this host produces. */
export type RuntimeStatus = 'Pending' | 'Running' | 'Suspended' | 'Completed' | 'Failed' | 'Terminated';

/** An instance as a status query shows it, with exact times. */
export interface InstanceStatus {
  readonly name: string;
  readonly instanceId: string;
  readonly runtimeStatus: RuntimeStatus;
  readonly input: unknown;
  readonly customStatus: unknown;
  readonly output: unknown;
  /** Milliseconds since the Unix epoch. */
  readonly createdMs: number;
  readonly lastUpdatedMs: number;
}
