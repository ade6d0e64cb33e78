// Entity: what is kept of one entity, and how its queue is worked off (host semantics §9.1, §9.5).
//
// Owns:   the scheduler state, and which requests form the next batch.
// Never:  runs or sends anything (entities.ts).
//
// E1. Requests are served in the order in which they came; those of the lock holder go first, and while an entity is locked, alone.
// E2. A lock request ends a batch: nothing behind it is served before the lock is released.

import type { EntityId } from './entity-id.ts';
import type { EntityRelease, EntityRequest } from './entity-messages.ts';
import type { InstanceStatus } from './records.ts';

/** A message on its way to an entity. */
export interface EntityMessage {
  /** When it becomes visible, in milliseconds since the Unix epoch. */
  readonly dueMs: number;
  readonly body: { readonly op: EntityRequest } | { readonly release: EntityRelease } | { readonly continue: true };
}

/** What a batch may change. */
export interface EntityState {
  readonly exists: boolean;
  /** JSON text. */
  readonly state: string | null;
  readonly queue: readonly EntityRequest[];
  /** The instance that holds the lock. */
  readonly lockedBy: string | null;
}

/** What the hub keeps of an entity. */
export interface Entity {
  readonly instanceId: string;
  readonly id: EntityId;
  readonly createdMs: number;
  lastUpdatedMs: number;
  current: EntityState;
  inbox: EntityMessage[];
}

/** What an entity does next. */
export interface EntityBatch {
  /** Operations for one call of the function. */
  readonly operations: readonly EntityRequest[];
  /** A lock request that ends the batch (E2). */
  readonly lock: EntityRequest | undefined;
  readonly rest: EntityState;
  /** Whether more could be served at once, had the batch not been full. */
  readonly isFull: boolean;
}

const MAX_BATCH = 5_000;

/** The state after messages have arrived. */
export function received(current: EntityState, messages: readonly EntityMessage[]): EntityState {
  let state = current;
  for (const { body } of messages) {
    if ('release' in body) {
      if (state.lockedBy === body.release.parent) state = { ...state, lockedBy: null };
    } else if ('op' in body) {
      state = { ...state, queue: queued(state, body.op) };
    }
  }
  return state;
}

/** E1. */
function queued({ queue, lockedBy }: EntityState, request: EntityRequest): EntityRequest[] {
  if (lockedBy === null || request.parent !== lockedBy) return [...queue, request];
  const behind = queue.findIndex((one) => one.parent !== lockedBy);
  return behind < 0 ? [...queue, request] : [...queue.slice(0, behind), request, ...queue.slice(behind)];
}

/** Takes the next batch off the queue. */
export function nextBatch(state: EntityState): EntityBatch {
  const { queue, lockedBy } = state;
  const isServed = (request: EntityRequest) => lockedBy === null || request.parent === lockedBy;
  const end = queue.findIndex((request, index) => !isServed(request) || request.op === null || index >= MAX_BATCH);
  const count = end < 0 ? queue.length : end;
  const next = queue[count];
  const lock = next && next.op === null && isServed(next) ? next : undefined;
  const lockedNow = lock ? (lock.parent ?? null) : lockedBy;
  const rest = { ...state, queue: queue.slice(count + (lock ? 1 : 0)), lockedBy: lockedNow };
  return { operations: queue.slice(0, count), lock, rest, isFull: count === MAX_BATCH };
}

/** An entity as a status query shows it: a running instance whose input is its scheduler's state (host semantics §9.1). */
export function entityStatus({ instanceId, id, createdMs, lastUpdatedMs, current }: Entity): InstanceStatus {
  const { exists, state, queue, lockedBy } = current;
  return {
    name: `@${id.name}`,
    instanceId,
    runtimeStatus: 'Running',
    input: {
      ...(exists ? { exists } : {}),
      ...(state === null ? {} : { state }),
      ...(queue.length > 0 ? { queue } : {}),
      ...(lockedBy === null ? {} : { lockedBy }),
    },
    customStatus: {
      entityExists: exists,
      queueSize: queue.length,
      ...(lockedBy === null ? {} : { lockedBy }),
    },
    output: null,
    createdMs,
    lastUpdatedMs,
  };
}
