import type { ActivityStartedRecord, HubRecord, NoticeRecord } from '#core';

/** One execution of an activity, as the effects ledger shows it. */
export type Effect = Pick<ActivityStartedRecord, 'sequence' | 'name' | 'input' | 'instanceId' | 'duplicate' | 'atMs'>;

/** Every execution of an activity, in order. */
export function effectsOf(records: readonly HubRecord[]): Effect[] {
  return records.filter((record) => record.kind === 'activity-started');
}

/** What the host noticed, each sentence once. */
export function noticesOf(records: readonly HubRecord[]): NoticeRecord[] {
  const notices = new Map<string, NoticeRecord>();
  for (const record of records) {
    if (record.kind === 'notice' && !notices.has(record.text)) notices.set(record.text, record);
  }
  return [...notices.values()];
}
