// Action environment: what the host knows beside an execution's own history when it goes through its actions.
//
// Owns:   the shape.

import type { DurableKind } from './function-directory.ts';

/** An action that the host ignores without a word, and what is wrong with it (action-routine.ts, R1). */
export interface IgnoredAction {
  readonly kind: DurableKind;
  /** The function that it names. */
  readonly name: string;
  /** What the host refuses, in words that follow "with"; undefined where the app does not register the function. */
  readonly refused: string | undefined;
}

/** What the routine may ask. */
export interface ActionEnvironment {
  /** The functions of the loaded app; another object after each load. */
  readonly app: object;
  readonly instanceId: string;
  readonly executionId: string;
  /** The host's sentence for a function that is not there. */
  readonly missingText: (kind: DurableKind, name: string) => string;
  /** Whether a function can be called. */
  has(kind: DurableKind, name: string): boolean;
  /** The version of a sub-orchestration that is started without one. */
  defaultVersion(): string;
  /** Whether a sub-orchestration may have this id (host semantics §3.5). */
  isAllowedChild(instanceId: string): boolean;
  /** The id of the request to an entity that is the execution's decision number `id`; the same in every replay. */
  requestId(id: number): string;
}
