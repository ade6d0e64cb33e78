// Core context: what the worker tells `@azure/functions` about one invocation (host semantics §10.3).

import type { Invocation, TypedData, WorkerLog } from '#core';
import type { CoreInvocationContext, FunctionMetadata } from './functions-core.ts';

/** What the function of an invocation writes, and what it is given. */
export interface CoreContextOptions {
  readonly write: (entry: WorkerLog) => void;
  /** Exchanges the value of a binding of this type. */
  readonly exchange?: (data: TypedData, bindingType: string | undefined) => TypedData;
}

/** The context of one invocation. */
export function coreContext(
  { invocationId, inputs, triggerMetadata = {} }: Invocation,
  metadata: FunctionMetadata,
  { write, exchange = (data) => data }: CoreContextOptions,
): CoreInvocationContext {
  const { bindings } = metadata;
  return {
    invocationId,
    request: {
      invocationId,
      functionId: metadata.name,
      inputData: Object.entries(inputs).map(([name, data]) => ({ name, data: exchange(data, bindings[name]?.type) })),
      triggerMetadata,
    },
    metadata,
    state: undefined,
    log: (level, category, text) => {
      if (level !== 'none') write({ level, category, text, invocationId });
    },
  };
}
