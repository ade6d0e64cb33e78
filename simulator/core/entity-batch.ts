// Entity batch: one call of an entity function with all operations of a batch (host semantics §9.3–9.5).
//
// Owns:   the payload, and reading the answer.
// Never:  sends what came out of it (entities.ts).

import type { EntityId } from './entity-id.ts';
import type { EntityRequest, EntityResponse } from './entity-messages.ts';
import type { EntityState } from './entity.ts';
import type { InvocationOutcome } from './function-worker.ts';
import { jsonText, rpcFailureText } from './orchestrator-state.ts';

/** A signal that an operation sent to another entity. */
export interface EntitySignal {
  readonly target: EntityId;
  readonly name: string;
  /** JSON text; empty for none. */
  readonly input: string;
}

/** What a batch came to. */
export interface BatchOutcome {
  readonly exists: boolean;
  /** JSON text. */
  readonly state: string | null;
  /** One per operation. */
  readonly responses: readonly EntityResponse[];
  readonly signals: readonly EntitySignal[];
}

interface SdkResult {
  readonly results: readonly ({ readonly isError: boolean; readonly result?: string } | null)[];
  readonly signals: readonly EntitySignal[];
  readonly entityExists: boolean;
  readonly entityState?: string | null;
}

/** The entity trigger payload, as the JSON text that the host sends. */
export function batchPayload(id: EntityId, state: EntityState, operations: readonly EntityRequest[]): string {
  return JSON.stringify({
    self: { name: id.name, key: id.key },
    exists: state.exists,
    state: state.state,
    batch: operations.map(({ op, input, signal }) => ({ name: op, input, isSignal: signal ?? false })),
  });
}

/** Reads the answer to a batch. A function that gave none leaves the state as it was, and each operation fails. */
export function batchOutcome(
  state: EntityState,
  operations: readonly EntityRequest[],
  outcome: InvocationOutcome,
): BatchOutcome {
  if (outcome.status === 'failed') return failedBatch(state, operations, rpcFailureText(outcome));
  const result = JSON.parse(jsonText(outcome.returnValue) ?? '{}') as SdkResult;
  return {
    exists: result.entityExists,
    state: result.entityState ?? null,
    responses: operations.map((_, index) => responseOf(result.results[index])),
    signals: result.signals,
  };
}

/** What comes of a batch that no function could take. */
export function failedBatch(state: EntityState, operations: readonly EntityRequest[], text: string): BatchOutcome {
  const response: EntityResponse = { result: JSON.stringify(text), exceptionType: 'Error' };
  return { exists: state.exists, state: state.state, responses: operations.map(() => response), signals: [] };
}

function responseOf(result: SdkResult['results'][number] | undefined): EntityResponse {
  const text = result?.result ?? null;
  return result?.isError ? { result: text, exceptionType: 'Error' } : { result: text };
}
