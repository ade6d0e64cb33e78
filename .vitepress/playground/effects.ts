import type { HubRecord, NoticeRecord } from '#core';

/** What the host noticed, each sentence once. */
export function noticesOf(records: readonly HubRecord[]): NoticeRecord[] {
  const notices = new Map<string, NoticeRecord>();
  for (const record of records) {
    if (record.kind === 'notice' && !notices.has(record.text)) notices.set(record.text, record);
  }
  return [...notices.values()];
}

/** What was noticed at a run or at a check, and whether that is of the text in the editor. */
interface Noticed {
  readonly notices: readonly NoticeRecord[];
  readonly isOfText: boolean;
}

/** What was noticed about the text in the editor; where it was neither run nor checked yet, about the text before. */
export function noticesOfText(run: Noticed, check: Noticed): { notices: NoticeRecord[]; isOld: boolean } {
  const isOld = !run.isOfText && !check.isOfText;
  const told = [run, check].filter(({ isOfText }) => isOfText || isOld);
  return { notices: noticesOf(told.flatMap(({ notices }) => notices)), isOld };
}
