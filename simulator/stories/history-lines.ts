// History lines: a history as short text, one line per event, so that a whole story can be compared at a glance.

import { eventTypeName } from '#core';
import type { HistoryEvent } from '#core';

const HIDDEN = new Set([
  'EventType',
  'EventId',
  'IsPlayed',
  'Timestamp',
  'Version',
  'Tags',
  'ParentInstance',
  'FailureDetails',
]);

/**
 * Writes a history as lines such as `10 TimerFired(-1) p=1 {"TimerId":0,"FireAt":60}`.
 *
 * @param startMs what times are counted from; they are written in seconds.
 */
export function historyLines(history: readonly HistoryEvent[], startMs: number): string[] {
  return history.map((event) => {
    const members = Object.entries(event)
      .filter(([name, value]) => !HIDDEN.has(name) && value !== null)
      .map(([name, value]) => [name, name === 'FireAt' ? seconds(String(value), startMs) : withoutIds(value)]);
    const text = members.length > 0 ? ` ${JSON.stringify(Object.fromEntries(members))}` : '';
    return `${seconds(event.Timestamp, startMs)} ${eventTypeName(event)}(${event.EventId}) p=${event.IsPlayed ? 1 : 0}${text}`;
  });
}

function seconds(timestamp: string, startMs: number): number {
  return (Date.parse(timestamp) - startMs) / 1_000;
}

function withoutIds(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'ExecutionId' in value ? undefined : value;
}
