// Instance: one orchestration with its caller-visible id, its current execution and the messages that wait for it.
//
// Owns:   what is kept of an instance between episodes.
// Never:  runs anything.
//
// I1. A finished instance (Completed, Failed, Terminated) never runs again under the same execution, unless it is rewound.
// I2. The queue holds messages in the order in which they were created, unless somebody chose which goes first (ties.ts).
// I3. They are delivered in the order of their due times, and of two that are due together the one made first goes first.

import { EventLog } from './event-log.ts';
import { EventType } from './history.ts';
import type { MessageEvent, ParentInstance } from './history.ts';
import type { Replay } from './replay.ts';
import type { InstanceStatus, RuntimeStatus } from './records.ts';

/** A history event on its way to an instance. */
export interface Message {
  /** When it becomes visible, in milliseconds since the Unix epoch. */
  readonly dueMs: number;
  /** The execution it belongs to; absent for messages from clients, which reach whichever execution is current. */
  readonly executionId?: string;
  readonly event: MessageEvent;
}

/** What the hub keeps of an orchestration instance. */
export interface Instance {
  readonly instanceId: string;
  readonly name: string;
  /** Of the orchestrator, as the start asked for it; empty for none. */
  readonly version: string;
  readonly parent: ParentInstance | null;
  executionId: string;
  /** How many executions this id has had, the current one included. */
  executions: number;
  /** JSON text. */
  input: string | null;
  runtimeStatus: RuntimeStatus;
  /** JSON text. */
  customStatus: string | null;
  /** JSON text of an output; the plain text of an error or reason. */
  output: string | null;
  /** The details of a failure that a parent is told. */
  details: string | null;
  /** The structured failure, where the SDK sent one (host semantics §11.4). */
  failureDetails: unknown;
  createdMs: number;
  lastUpdatedMs: number;
  history: EventLog;
  /** What is kept of the host's replay for the next episode (replay.ts, P4); undefined when it has to begin anew. */
  replay: Replay | undefined;
  queue: Message[];
}

const FINISHED: ReadonlySet<RuntimeStatus> = new Set(['Completed', 'Failed', 'Terminated']);

/** Whether the instance will never run again (I1). */
export function isFinished(instance: Pick<Instance, 'runtimeStatus'>): boolean {
  return FINISHED.has(instance.runtimeStatus);
}

/** A new instance whose start message has been stored (host semantics §7.1). */
export function pendingInstance(start: {
  readonly instanceId: string;
  readonly executionId: string;
  readonly executions: number;
  readonly name: string;
  readonly version: string;
  readonly input: string | null;
  readonly parent: ParentInstance | null;
  readonly nowMs: number;
}): Instance {
  return {
    instanceId: start.instanceId,
    name: start.name,
    version: start.version,
    parent: start.parent,
    executionId: start.executionId,
    executions: start.executions,
    input: start.input,
    runtimeStatus: 'Pending',
    customStatus: null,
    output: null,
    details: null,
    failureDetails: null,
    createdMs: start.nowMs,
    lastUpdatedMs: start.nowMs,
    history: new EventLog(),
    replay: undefined,
    queue: [],
  };
}

/** The messages that join an episode now: all that are visible, in the order of their due times (I3); a start goes first (host semantics §2.5). */
export function visibleMessages(instance: Instance, nowMs: number): Message[] {
  const visible = instance.queue.filter((message) => isVisible(message, instance, nowMs));
  if (visible.length < 2) return visible;
  visible.sort((one, other) => one.dueMs - other.dueMs); // stable, so I3
  const isStart = (message: Message) => message.event.EventType === EventType.ExecutionStarted;
  return [...visible.filter(isStart).slice(0, 1), ...visible.filter((message) => !isStart(message))];
}

/** Whether any message is visible. */
export function hasVisibleMessage(instance: Instance, nowMs: number): boolean {
  return instance.queue.some((message) => isVisible(message, instance, nowMs));
}

function isVisible({ dueMs, executionId }: Message, instance: Instance, nowMs: number): boolean {
  return dueMs <= nowMs && (executionId === undefined || executionId === instance.executionId);
}

/** The instance as a status query shows it (host semantics §7.10). */
export function statusOf(instance: Instance): InstanceStatus {
  return {
    name: instance.name,
    instanceId: instance.instanceId,
    runtimeStatus: instance.runtimeStatus,
    input: parsedOrText(instance.input),
    customStatus: parsedOrText(instance.customStatus),
    output: parsedOrText(instance.output),
    createdMs: instance.createdMs,
    lastUpdatedMs: instance.lastUpdatedMs,
  };
}

/** What JSON text holds; other text as it is. */
export function parsedOrText(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
