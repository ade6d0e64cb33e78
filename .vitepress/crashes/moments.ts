// Moments: the moments of work of a run, each named by what happened in it. After each of them the worker can die.

import type { EpisodeRecord, HubRecord } from '#core';
import { hasMadeUpId } from '../playground/situation.ts';
import type { Mark } from '../playground/session-messages.ts';

/** One moment of work. */
export interface Moment {
  /** As faults count it: 0 is before the first. */
  readonly number: number;
  /** When it ran, in milliseconds since the Unix epoch. */
  readonly atMs: number;
  /** What happened in it, such as `ProcessApproval ended`; empty before the first. */
  readonly what: string;
}

/** The moments of a run, from its marks and its records; the first is before anything ran. */
export function momentsOf(marks: readonly Mark[], records: readonly HubRecord[]): Moment[] {
  const moments: Moment[] = [{ number: 0, atMs: marks[0]?.nowMs ?? 0, what: '' }];
  let before: Mark | undefined;
  for (const mark of marks) {
    if (mark.moments === moments.length) {
      const { moments: number, nowMs: atMs } = mark;
      moments.push({ number, atMs, what: happeningOf(records.slice(before?.records ?? 0, mark.records)) });
    }
    before = mark;
  }
  return moments;
}

/** What happened in a moment, by the records that it made. */
function happeningOf(records: readonly HubRecord[]): string {
  for (const record of records) {
    if (record.kind === 'episode') return `episode of ${orchestrationOf(record)}`;
    if (record.kind === 'entity')
      return `${record.operations.map(({ name }) => name).join(', ')} on ${record.instanceId}`;
    if (record.kind === 'activity-started') return `${record.name} started`;
    if (record.kind === 'activity-ended') return `${record.name} ended`;
  }
  return 'the app waited';
}

function orchestrationOf({ name, instanceId }: EpisodeRecord): string {
  return hasMadeUpId(instanceId) ? name : `${name} (${instanceId})`;
}
