// Entities of a run, as its records tell.

import type { EntityRecord, HubRecord } from '#core';

/** An entity after its last batch. */
export interface EntityRow {
  /** `@name@key`. */
  readonly instanceId: string;
  readonly exists: boolean;
  /** JSON text. */
  readonly state: string | null;
  readonly lockedBy: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly updatedMs: number;
  /** The operations that it has carried out so far, each name once. */
  readonly operations: readonly string[];
}

/** Every entity that has run a batch and was not purged since, in the order in which they came up. */
export function entitiesOf(records: readonly HubRecord[]): EntityRow[] {
  const entities = new Map<string, EntityRow>();
  for (const record of records) {
    if (record.kind === 'entity') entities.set(record.instanceId, rowOf(record, entities.get(record.instanceId)));
    else if (record.kind === 'purge') entities.delete(record.instanceId);
  }
  return [...entities.values()];
}

function rowOf({ instanceId, exists, state, lockedBy, atMs, operations }: EntityRecord, before?: EntityRow): EntityRow {
  const names = [...(before?.operations ?? []), ...operations.map(({ name }) => name)].filter((name) => name !== '');
  return { instanceId, exists, state, lockedBy, updatedMs: atMs, operations: [...new Set(names)] };
}
