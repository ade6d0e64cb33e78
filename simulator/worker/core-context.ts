// Core context: what the worker tells `@azure/functions` about one invocation (host semantics §10.3).

import type { Invocation, WorkerLog } from '#core';
import type { CoreInvocationContext, FunctionMetadata } from './functions-core.ts';

/** The context of one invocation; what the function writes goes to `write`. */
export function coreContext(
  { invocationId, inputs, triggerMetadata = {} }: Invocation,
  metadata: FunctionMetadata,
  write: (entry: WorkerLog) => void,
): CoreInvocationContext {
  return {
    invocationId,
    request: {
      invocationId,
      functionId: metadata.name,
      inputData: Object.entries(inputs).map(([name, data]) => ({ name, data })),
      triggerMetadata,
    },
    metadata,
    state: undefined,
    log: (level, category, text) => {
      if (level !== 'none') write({ level, category, text, invocationId });
    },
  };
}
