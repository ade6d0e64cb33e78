import { elapsedText, type HubRecord } from '#core';
import { lifeTexts } from '../playground/life-text.ts';

/** A line of the log view. */
export interface LogLine {
  readonly sequence: number;
  /** Virtual time since the run began, as text. */
  readonly at: string;
  /** What kind of line: a level of the app's own logs, or what the host did. */
  readonly level: string;
  readonly text: string;
}

/** What the app wrote, and what happened to it meanwhile: requests, crashes, deployments and notices. */
export function logLines(records: readonly HubRecord[], startMs: number): LogLine[] {
  return records.flatMap((record) => {
    const words = wordsOf(record);
    return words ? [{ sequence: record.sequence, at: elapsedText(record.atMs - startMs), ...words }] : [];
  });
}

function wordsOf(record: HubRecord): Pick<LogLine, 'level' | 'text'> | null {
  switch (record.kind) {
    case 'log':
      return {
        level: record.level,
        text: record.functionName ? `${record.functionName}: ${record.text}` : record.text,
      };
    case 'request':
      return {
        level: 'request',
        text: `${record.by ? `${record.by} → ` : ''}${record.method} ${record.path} → ${String(record.status)}`,
      };
    case 'crash':
    case 'deployment':
      return { level: record.kind, text: lifeTexts[record.kind] };
    case 'notice':
      return { level: 'notice', text: record.text };
    default:
      return null;
  }
}
