// Ledger: which activities ran, read from the records.
//
// Owns:   what counts as an execution.

import type { HubRecord } from '#core';
import type { LedgerEntry } from './scenario-shapes.ts';

/** All activity executions, in the order in which they began; `at` counts from `startMs`. */
export function ledgerOf(records: readonly HubRecord[], startMs: number): LedgerEntry[] {
  return records.flatMap((record) => {
    if (record.kind !== 'activity-started') return [];
    const { instanceId, name, input, duplicate } = record;
    return [{ instanceId, name, input, at: record.atMs - startMs, duplicate }];
  });
}
