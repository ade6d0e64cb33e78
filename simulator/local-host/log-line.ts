// Log line: what a person in front of the local host sees of a record.
//
// Owns:   which records are worth a line, and its text.
// Never:  prints.

import { EventType, type EntityOperation, type EntityRecord, type EpisodeRecord, type HubRecord } from '#core';

/** The lines for a record; none for what would only be noise. */
export function logLine(record: HubRecord): string[] {
  const text = textOf(record);
  return text === undefined ? [] : [stamped(record.atMs, text)];
}

/** A line with the hub's time before it. */
export const stamped = (atMs: number, text: string): string => `[${new Date(atMs).toISOString()}] ${text}`;

function textOf(record: HubRecord): string | undefined {
  switch (record.kind) {
    case 'log':
      return record.functionName === null ? record.text : `${record.functionName}: ${record.text}`;
    case 'notice':
      return record.source ? `${record.source.file}:${record.source.line}: ${record.text}` : record.text;
    case 'request':
      return record.by === null ? `${record.method} ${record.path} ${record.status}` : undefined;
    case 'start':
      return `${record.name} "${record.instanceId}" started`;
    case 'episode':
      return isOver(record.runtimeStatus)
        ? `${record.name} "${record.instanceId}" ${record.runtimeStatus.toLowerCase()}${reasonOf(record)}`
        : undefined;
    case 'activity-ended':
      return 'failure' in record.outcome ? `${record.name} failed: ${reasonIn(record.outcome.failure)}` : undefined;
    case 'entity':
      return failedOperations(record);
    case 'crash':
      return 'The worker was started again.';
    default:
      return undefined;
  }
}

const isOver = (status: string): boolean => status !== 'Running' && status !== 'Pending';

/** Why it failed; the rest of the text is a .NET exception, and the status has it. */
function reasonOf({ runtimeStatus, appended }: EpisodeRecord): string {
  if (runtimeStatus !== 'Failed') return '';
  const end = appended.findLast((event) => event.EventType === EventType.ExecutionCompleted);
  return end?.Result ? `: ${reasonIn(end.Result)}` : '';
}

/** Of an Error that an entity throws the SDK makes `{}` (host semantics §12, 18). */
function failedOperations({ instanceId, operations }: EntityRecord): string | undefined {
  const failed = operations.filter(({ hasFailed }) => hasFailed);
  if (failed.length === 0) return undefined;
  return `${instanceId}: ${failed.map(failureOf).join(', ')}`;
}

function failureOf({ name, result }: EntityOperation): string {
  if (result === '{}') return `"${name}" threw an Error, of which the SDK passes on nothing; log it in the entity`;
  return `"${name}" failed: ${result ?? ''}`;
}

/** Without the name, which stands in the line already. */
const reasonIn = (failure: string): string =>
  (failure.split('\n', 1)[0] ?? '').replace(/^(?:Activity|Orchestrator) function '[^']*' failed: */, '').trimEnd();
