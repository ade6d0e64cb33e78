// Notice lines: what the host noticed in a run, as people read it under a failure.
//
// Owns:   which records name a cause, and the line of each.

import type { HubRecord } from '#core';

/** What the host noticed, one line each, with the place in the app where it is known. What was noticed twice is said once. */
export function noticeLines(records: readonly HubRecord[]): string[] {
  return [...new Set(records.flatMap((record) => noticeLine(record) ?? []))];
}

/** A notice, or the failure of a function which its caller did not get to see. */
function noticeLine(record: HubRecord): string | undefined {
  if (record.kind === 'notice') {
    const text = record.text.replaceAll(/\s*\n\s*/g, ' ');
    return record.source ? `${record.source.file}:${record.source.line}: ${text}` : text;
  }
  if (record.kind !== 'log' || record.level !== 'error') return undefined;
  if (!record.text.startsWith(`${record.functionName} failed: `)) return undefined;
  const [message = '', ...frames] = record.text.split('\n');
  const place = frames.flatMap((frame) => /[^\s(]+:\d+:\d+/.exec(frame) ?? [])[0];
  return place === undefined ? message : `${place}: ${message}`;
}
