// Invocation flow: the steps of one invocation, as the real worker takes them (host semantics §10.3).

import type { CoreInvocationContext, FunctionCallback, HookCallback, InvocationModel } from './functions-core.ts';
import type { InvocationNotes, ObservedDurable } from './observed-durable.ts';
import { toError } from './thrown-value.ts';

/** One invocation on its way. */
export interface InvocationFlow {
  readonly core: CoreInvocationContext;
  readonly model: InvocationModel;
  readonly callback: FunctionCallback;
  readonly hooks: { hooks(name: string): ReadonlySet<HookCallback> };
  readonly notes: InvocationNotes;
  /**
   * Collects what is seen of durable calls made with the SDK's invocation context, from before anything of the app runs
   * until it is over; absent where nobody makes them, or nobody watches.
   */
  readonly observer?: Pick<ObservedDurable, 'follow' | 'unfollow'>;
}

/** Arguments, the function with its hooks, response. Answers the response's return value. */
export async function invokeThroughModel(flow: InvocationFlow): Promise<unknown> {
  const { context, inputs } = await flow.model.getArguments();
  flow.observer?.follow(context, flow.notes);
  try {
    const result = await (hasHooks(flow) ? callWithHooks(flow, context, inputs) : callDirectly(flow, context, inputs));
    const { returnValue } = await flow.model.getResponse(context, result);
    return returnValue;
  } finally {
    flow.observer?.unfollow(context);
  }
}

function hasHooks({ hooks }: InvocationFlow): boolean {
  return hooks.hooks('preInvocation').size + hooks.hooks('postInvocation').size > 0;
}

function callDirectly({ core, model, callback }: InvocationFlow, context: object, inputs: unknown[]): Promise<unknown> {
  core.state = 'invocation';
  return model.invokeFunction(context, inputs, callback);
}

async function callWithHooks(flow: InvocationFlow, context: object, given: unknown[]): Promise<unknown> {
  const { core, model } = flow;
  const shared = { hookData: {}, invocationContext: context };
  const before = { ...shared, inputs: given, functionCallback: flow.callback };
  core.state = 'preInvocationHooks';
  await runHooks(flow, 'preInvocation', before);
  core.state = 'invocation';
  const after: Record<string, unknown> = { ...shared, inputs: before.inputs, result: null, error: null };
  try {
    after['result'] = await model.invokeFunction(context, before.inputs, before.functionCallback);
  } catch (error) {
    after['error'] = error;
  }
  core.state = 'postInvocationHooks';
  await runHooks(flow, 'postInvocation', after);
  // A hook may have put another result or error in place, or taken the error away.
  if (after['error'] !== null && after['error'] !== undefined) throw toError(after['error']);
  return after['result'];
}

async function runHooks(flow: InvocationFlow, name: string, context: Record<string, unknown>): Promise<void> {
  for (const hook of flow.hooks.hooks(name)) await hook(context);
}
