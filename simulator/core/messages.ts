// Messages: the history events that travel to an instance, made from what happened.
//
// Owns:   their members.
// Never:  sends them (task-hub.ts).

import type { ActivityOutcome } from './activity.ts';
import { toTimestamp, UNNUMBERED, unnumbered } from './episode.ts';
import { EventType } from './history.ts';
import type { ExecutionStarted, MessageEvent } from './history.ts';
import type { Instance } from './instance.ts';

/** The message that starts an execution. */
export function executionStarted(instance: Instance, nowMs: number): ExecutionStarted {
  return {
    EventType: EventType.ExecutionStarted,
    EventId: UNNUMBERED,
    IsPlayed: false,
    Timestamp: toTimestamp(nowMs),
    OrchestrationInstance: { InstanceId: instance.instanceId, ExecutionId: instance.executionId },
    ParentInstance: instance.parent,
    Name: instance.name,
    Version: instance.version,
    Input: instance.input,
    Tags: null,
  };
}

/** An external event; `input` is JSON text. */
export function eventRaised(name: string, input: string | null, nowMs: number): MessageEvent {
  return { EventType: EventType.EventRaised, ...unnumbered(nowMs), Name: name, Input: input };
}

/** A request to end. */
export function executionTerminated(reason: string | null, nowMs: number): MessageEvent {
  return { EventType: EventType.ExecutionTerminated, ...unnumbered(nowMs), Input: reason };
}

/** A request to pause, or to go on. */
export function executionSuspended(reason: string | null, nowMs: number): MessageEvent {
  return { EventType: EventType.ExecutionSuspended, ...unnumbered(nowMs), Reason: reason };
}

export function executionResumed(reason: string | null, nowMs: number): MessageEvent {
  return { EventType: EventType.ExecutionResumed, ...unnumbered(nowMs), Reason: reason };
}

/** What sets a rewound instance going (host semantics §7.5). */
export function rewindStarted(reason: string | null, nowMs: number): MessageEvent {
  return { EventType: EventType.GenericEvent, ...unnumbered(nowMs), Data: reason };
}

/** A timer's message. It is made when the timer is created, and its timestamp says so (host semantics §2.2). */
export function timerFired(timer: { readonly id: number; readonly fireAtMs: number }, nowMs: number): MessageEvent {
  return {
    EventType: EventType.TimerFired,
    EventId: UNNUMBERED,
    IsPlayed: false,
    Timestamp: toTimestamp(nowMs),
    TimerId: timer.id,
    FireAt: toTimestamp(timer.fireAtMs),
  };
}

/** What an activity's orchestration is told of its end. */
export function activityEnded(taskId: number, outcome: ActivityOutcome, nowMs: number): MessageEvent {
  if ('result' in outcome) {
    return {
      EventType: EventType.TaskCompleted,
      EventId: UNNUMBERED,
      IsPlayed: false,
      Timestamp: toTimestamp(nowMs),
      TaskScheduledId: taskId,
      Result: outcome.result,
    };
  }
  const { reason, details, failureDetails } = outcome;
  return {
    EventType: EventType.TaskFailed,
    ...unnumbered(nowMs),
    TaskScheduledId: taskId,
    Reason: reason,
    Details: details,
    FailureDetails: failureDetails,
  };
}

/** What a parent is told of the end of its sub-orchestration (host semantics §3.5, §11.3). */
export function childEnded(child: Instance, taskId: number, nowMs: number): MessageEvent {
  const common = { ...unnumbered(nowMs), TaskScheduledId: taskId };
  if (child.runtimeStatus === 'Completed') {
    return { EventType: EventType.SubOrchestrationInstanceCompleted, ...common, Result: child.output };
  }
  return {
    EventType: EventType.SubOrchestrationInstanceFailed,
    ...common,
    Reason: child.output,
    // There are none for a terminated child: that is what makes its parent fail where no code can catch it (host semantics §7.2).
    Details: child.details,
    FailureDetails: child.failureDetails ?? null,
  };
}
