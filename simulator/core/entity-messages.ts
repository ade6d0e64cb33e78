// Entity messages: what travels to entities and back (host semantics §9.2).
//
// Owns:   the shapes and their JSON text.
// Never:  sends or handles one (entities.ts).

import type { EntityId } from './entity-id.ts';

/** An operation or a lock request, as `op` messages carry it. */
export interface EntityRequest {
  /** The operation; null for a lock request. */
  readonly op: string | null;
  readonly signal?: true;
  /** JSON text; absent for none. */
  readonly input?: string;
  /** Names the answer. */
  readonly id: string;
  /** The instance that asks; absent for a client. */
  readonly parent?: string;
  readonly parentExecution?: string;
  /** ISO 8601; absent unless it is scheduled. */
  readonly due?: string;
  /** All entities that the lock is for, in the order in which they are locked. */
  readonly lockset?: readonly EntityId[];
  /** Which of them this request has come to. */
  readonly pos?: number;
}

/** What a `release` message carries. */
export interface EntityRelease {
  readonly parent: string;
  readonly id: string;
}

/** An answer, raised as an event with the request's id as its name. */
export interface EntityResponse {
  /** JSON text. */
  readonly result: string | null;
  readonly exceptionType?: string;
}

/** What an entity answers when the last lock of a set is granted. */
export const LOCK_GRANTED: EntityResponse = { result: 'Lock Acquisition Completed' };

/** The JSON text of an operation's input; absent for null and undefined. */
export function operationInput(input: unknown): { input?: string } {
  return input === undefined || input === null ? {} : { input: JSON.stringify(input) };
}
