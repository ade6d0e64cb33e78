// History.
//
// Owns:   the events of an execution, in the form in which the host stores them and sends them to the SDK.
// Never:  decides which event comes next (episode.ts) or what an event means to the orchestrator (replay.ts).
//
// H1. A history only grows. An event is changed once: `IsPlayed` turns true when the episode that delivered it is persisted.
// H2. `EventId` is -1 for everything that is not a scheduling decision.
// H3. Names are PascalCase and `EventType` is a number, because that is the wire form (semantics §2.1); there is no second form.

/** Numbers of the history event types (host semantics §2.2). */
export const EventType = {
  ExecutionStarted: 0,
  ExecutionCompleted: 1,
  ExecutionTerminated: 3,
  TaskScheduled: 4,
  TaskCompleted: 5,
  TaskFailed: 6,
  SubOrchestrationInstanceCreated: 7,
  SubOrchestrationInstanceCompleted: 8,
  SubOrchestrationInstanceFailed: 9,
  TimerCreated: 10,
  TimerFired: 11,
  OrchestratorStarted: 12,
  OrchestratorCompleted: 13,
  EventSent: 14,
  EventRaised: 15,
  GenericEvent: 17,
  ExecutionSuspended: 19,
  ExecutionResumed: 20,
} as const;

/** Numbers of `ExecutionCompleted.OrchestrationStatus` (host semantics §2.2). */
export const OrchestrationStatus = {
  Completed: 1,
  Failed: 3,
  Terminated: 5,
} as const;

interface Common {
  /** The position among the scheduling decisions of the execution, or -1 (H2). */
  EventId: number;
  /** False while the event is new to the orchestrator; decisions and brackets keep false. */
  IsPlayed: boolean;
  /** ISO 8601, UTC. */
  Timestamp: string;
}

/** The instance that a parent's event names. */
export interface InstanceReference {
  InstanceId: string;
  ExecutionId: string;
}

/** What a sub-orchestration knows of the orchestration that started it. */
export interface ParentInstance {
  Name: string;
  OrchestrationInstance: InstanceReference;
  TaskScheduleId: number;
  Version: string;
}

export interface ExecutionStarted extends Common {
  EventType: 0;
  OrchestrationInstance: InstanceReference;
  ParentInstance: ParentInstance | null;
  Name: string;
  Version: string;
  /** JSON text, or null where the start message had no input. */
  Input: string | null;
  Tags: null;
}

export interface ExecutionCompleted extends Common {
  EventType: 1;
  OrchestrationStatus: number;
  /** JSON text of the output; the plain text of an error or reason. */
  Result: string | null;
  FailureDetails: unknown;
}

export interface ExecutionTerminated extends Common {
  EventType: 3;
  /** The reason. */
  Input: string | null;
}

export interface TaskScheduled extends Common {
  EventType: 4;
  Name: string;
  Version: string | null;
}

export interface TaskCompleted extends Common {
  EventType: 5;
  TaskScheduledId: number;
  /** JSON text. */
  Result: string | null;
}

export interface TaskFailed extends Common {
  EventType: 6;
  TaskScheduledId: number;
  Reason: string;
  Details: string | null;
  FailureDetails: unknown;
}

export interface SubOrchestrationInstanceCreated extends Common {
  EventType: 7;
  Name: string;
  Version: string | null;
  InstanceId: string;
}

export interface SubOrchestrationInstanceCompleted extends Common {
  EventType: 8;
  TaskScheduledId: number;
  Result: string | null;
}

export interface SubOrchestrationInstanceFailed extends Common {
  EventType: 9;
  TaskScheduledId: number;
  Reason: string | null;
  Details: string | null;
  FailureDetails: unknown;
}

export interface TimerCreated extends Common {
  EventType: 10;
  FireAt: string;
}

export interface TimerFired extends Common {
  EventType: 11;
  TimerId: number;
  FireAt: string;
}

export interface OrchestratorStarted extends Common {
  EventType: 12;
}

export interface OrchestratorCompleted extends Common {
  EventType: 13;
}

export interface EventSent extends Common {
  EventType: 14;
  /** The instance that it was sent to. */
  InstanceId: string;
  Name: string;
  /** JSON text. */
  Input: string;
}

/** What a rewind leaves in the place of a failure, and what sets the rewound instance going. */
export interface GenericEvent extends Common {
  EventType: 17;
  Data: string | null;
}

export interface ExecutionSuspended extends Common {
  EventType: 19;
  Reason: string | null;
}

export interface ExecutionResumed extends Common {
  EventType: 20;
  Reason: string | null;
}

export interface EventRaised extends Common {
  EventType: 15;
  Name: string;
  /** JSON text, or null for an event without data. */
  Input: string | null;
}

/** Events that reach an instance as messages and open an episode. */
export type MessageEvent =
  | ExecutionStarted
  | ExecutionTerminated
  | ExecutionSuspended
  | ExecutionResumed
  | GenericEvent
  | TaskCompleted
  | TaskFailed
  | SubOrchestrationInstanceCompleted
  | SubOrchestrationInstanceFailed
  | TimerFired
  | EventRaised;

/** Events that record what an episode decided to schedule. */
export type DecisionEvent = TaskScheduled | TimerCreated | SubOrchestrationInstanceCreated | EventSent;

/** One immutable fact in the life of an execution. */
export type HistoryEvent =
  MessageEvent | DecisionEvent | ExecutionCompleted | OrchestratorStarted | OrchestratorCompleted;

/** The name of an event's type, as `showHistory` and people write it. */
export function eventTypeName(event: HistoryEvent): string {
  return nameOfType.get(event.EventType) ?? String(event.EventType);
}

const nameOfType = new Map<number, string>(Object.entries(EventType).map(([name, number]) => [number, name]));
