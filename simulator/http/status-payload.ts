// Status payload: how the HTTP API shows an instance and its history (host semantics §7.10, §7.11).
//
// Owns:   the conversion from what the hub keeps to what the API answers.
// Never:  asks the hub for anything.

import { EventType, eventTypeName } from '#core';
import type { HistoryEvent, InstanceStatus } from '#core';

/** The query flags of a status request. */
export interface StatusFlags {
  readonly showInput: boolean;
  readonly showHistory: boolean;
  readonly showHistoryOutput: boolean;
}

/** The body of a status response. Times have second precision. */
export function statusPayload(
  status: InstanceStatus,
  history: readonly HistoryEvent[],
  flags: StatusFlags,
): Record<string, unknown> {
  const isShown = flags.showHistory && status.runtimeStatus !== 'Pending';
  return {
    name: status.name,
    instanceId: status.instanceId,
    runtimeStatus: status.runtimeStatus,
    input: flags.showInput ? status.input : null,
    customStatus: status.customStatus,
    output: status.output,
    createdTime: wholeSeconds(status.createdMs),
    lastUpdatedTime: wholeSeconds(status.lastUpdatedMs),
    ...(isShown ? { historyEvents: historyPayload(history, flags) } : {}),
  };
}

function wholeSeconds(instantMs: number): string {
  return new Date(instantMs).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Brackets go, completions absorb what scheduled them, unfinished scheduling events stay (host semantics §7.11). */
function historyPayload(history: readonly HistoryEvent[], flags: StatusFlags): Record<string, unknown>[] {
  const scheduled = new Map<number, HistoryEvent>();
  for (const event of history) {
    if (event.EventType === EventType.TaskScheduled || event.EventType === EventType.SubOrchestrationInstanceCreated) {
      scheduled.set(event.EventId, event);
    }
  }
  const finished = new Set(history.flatMap((event) => ('TaskScheduledId' in event ? [event.TaskScheduledId] : [])));
  return history.filter((event) => isListed(event, finished)).map((event) => eventPayload(event, scheduled, flags));
}

function isListed(event: HistoryEvent, finished: ReadonlySet<number>): boolean {
  if (event.EventType === EventType.OrchestratorStarted || event.EventType === EventType.OrchestratorCompleted)
    return false;
  const schedules =
    event.EventType === EventType.TaskScheduled || event.EventType === EventType.SubOrchestrationInstanceCreated;
  return !schedules || !finished.has(event.EventId);
}

function eventPayload(
  event: HistoryEvent,
  scheduled: ReadonlyMap<number, HistoryEvent>,
  flags: StatusFlags,
): Record<string, unknown> {
  const members: Record<string, unknown> = { ...event, EventType: eventTypeName(event) };
  for (const hidden of [
    'EventId',
    'IsPlayed',
    'TimerId',
    'Version',
    'OrchestrationInstance',
    'ParentInstance',
    'Tags',
  ]) {
    delete members[hidden];
  }
  if (!flags.showInput) delete members['Input'];
  if (event.EventType === EventType.ExecutionStarted) rename(members, 'Name', 'FunctionName');
  if (event.EventType === EventType.ExecutionCompleted) {
    members['OrchestrationStatus'] = STATUS_NAME[event.OrchestrationStatus] ?? String(event.OrchestrationStatus);
  }
  if ('TaskScheduledId' in event) {
    const origin = scheduled.get(event.TaskScheduledId);
    delete members['TaskScheduledId'];
    members['ScheduledTime'] = origin?.Timestamp;
    members['FunctionName'] = origin && 'Name' in origin ? origin.Name : undefined;
  }
  if ('Result' in event) {
    if (flags.showHistoryOutput) members['Result'] = parsedOrText(event.Result);
    else delete members['Result'];
  }
  return members;
}

const STATUS_NAME: Record<number, string> = { 1: 'Completed', 3: 'Failed', 5: 'Terminated' };

function rename(members: Record<string, unknown>, from: string, to: string): void {
  members[to] = members[from];
  delete members[from];
}

function parsedOrText(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
