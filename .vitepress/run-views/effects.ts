import type { ActivityStartedRecord, HubRecord } from '#core';

/** One execution of an activity, as the effects ledger shows it. */
export type Effect = Pick<ActivityStartedRecord, 'sequence' | 'name' | 'input' | 'instanceId' | 'duplicate' | 'atMs'>;

/** Every execution of an activity, in order. */
export function effectsOf(records: readonly HubRecord[]): Effect[] {
  return records.filter((record) => record.kind === 'activity-started');
}
