// Deadline: the durable timer that a run waits for next.

import { EventType, type EpisodeRecord, type HubRecord } from '#core';
import type { RunView } from './session-messages.ts';

/**
 * When the earliest timer fires that has neither fired nor been cancelled, in milliseconds since the Unix epoch; null where no
 * timer is pending. A timer that is due now and has not been delivered yet counts.
 */
export function deadlineOf({ instances, records }: Pick<RunView, 'instances' | 'records'>): number | null {
  const pending = instances
    .filter(({ runtimeStatus }) => runtimeStatus === 'Running')
    .flatMap(({ instanceId, history }) => {
      const over = new Set(lastEpisode(instanceId, records)?.cancelledTimers);
      for (const event of history) if (event.EventType === EventType.TimerFired) over.add(event.TimerId);
      return history.flatMap((event) =>
        event.EventType === EventType.TimerCreated && !over.has(event.EventId) ? [Date.parse(event.FireAt)] : [],
      );
    });
  return pending.length === 0 ? null : Math.min(...pending);
}

function lastEpisode(instanceId: string, records: readonly HubRecord[]): EpisodeRecord | undefined {
  return records.findLast(
    (record): record is EpisodeRecord => record.kind === 'episode' && record.instanceId === instanceId,
  );
}

/** How far the clock moves to come just before a deadline: a second before it, or a millisecond where it is that near. */
export function msToJustBefore(deadlineMs: number, nowMs: number): number {
  const leftMs = deadlineMs - nowMs;
  return Math.max(leftMs > 1_000 ? leftMs - 1_000 : leftMs - 1, 0);
}

/** How far the clock moves to come just after a deadline: a second behind it. */
export const msToJustAfter = (deadlineMs: number, nowMs: number): number => Math.max(deadlineMs - nowMs, 0) + 1_000;
