// Log line: what a person in front of the local host sees of a record.
//
// Owns:   which records are worth a line, and its text.
// Never:  prints.

import type { HubRecord } from '#core';

/** The lines for a record; none for what would only be noise. */
export function logLine(record: HubRecord): string[] {
  const text = textOf(record);
  return text === undefined ? [] : [`[${new Date(record.atMs).toISOString()}] ${text}`];
}

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
        ? `${record.name} "${record.instanceId}" ${record.runtimeStatus.toLowerCase()}`
        : undefined;
    case 'crash':
      return 'The worker was started again.';
    default:
      return undefined;
  }
}

const isOver = (status: string): boolean => status !== 'Running' && status !== 'Pending';
