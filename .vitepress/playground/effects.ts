import type { HubRecord, NoticeRecord } from '#core';

/** What the host noticed, each sentence once. */
export function noticesOf(records: readonly HubRecord[]): NoticeRecord[] {
  const notices = new Map<string, NoticeRecord>();
  for (const record of records) {
    if (record.kind === 'notice' && !notices.has(record.text)) notices.set(record.text, record);
  }
  return [...notices.values()];
}
