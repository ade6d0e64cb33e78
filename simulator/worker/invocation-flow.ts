// Invocation flow: the steps of one invocation, as the real worker takes them (host semantics §10.3).

import type { CoreInvocationContext, FunctionCallback, HookCallback, InvocationModel } from './functions-core.ts';

/** One invocation on its way. */
export interface InvocationFlow {
  readonly core: CoreInvocationContext;
  readonly model: InvocationModel;
  readonly callback: FunctionCallback;
  readonly hooks: { hooks(name: string): ReadonlySet<HookCallback> };
  /** Called with the SDK's invocation context, before the function is. */
  prepare(context: object): void;
}

/** Arguments, hooks, the function, hooks, response. Answers the response's return value. */
export async function invokeThroughModel(flow: InvocationFlow): Promise<unknown> {
  const { core, model } = flow;
  const { context, inputs } = await model.getArguments();
  flow.prepare(context);
  const shared = { hookData: {}, invocationContext: context, inputs };
  const before = { ...shared, functionCallback: flow.callback };
  core.state = 'preInvocationHooks';
  await runHooks(flow, 'preInvocation', before);
  core.state = 'invocation';
  const outcome = await settle(model.invokeFunction(context, before.inputs, before.functionCallback));
  core.state = 'postInvocationHooks';
  const after = { ...shared, inputs: before.inputs, ...outcome };
  await runHooks(flow, 'postInvocation', after);
  core.state = undefined;
  // A hook may have put another error or result in place.
  if (after.failed && after.error !== null && after.error !== undefined) throw after.error;
  if (after.failed && after.error === outcome.error) throw after.error;
  const { returnValue } = await model.getResponse(context, after.result);
  return returnValue;
}

async function runHooks(flow: InvocationFlow, name: string, context: Record<string, unknown>): Promise<void> {
  for (const hook of flow.hooks.hooks(name)) await hook(context);
}

async function settle(promise: Promise<unknown>): Promise<{ result: unknown; error: unknown; failed: boolean }> {
  try {
    return { result: await promise, error: undefined, failed: false };
  } catch (error) {
    return { result: null, error, failed: true };
  }
}
