// Floor: the invocations of a workload made straight through the SDK's own InvocationModel, with payloads that are ready.
// What the hub costs on top of this is the simulator's.
//
// F1. The same invocations in the same order, activities included; no hub, no observation of calls, no clock, no logs.
//     The hub can get below it where histories are long: it spares the SDK the search for time stamps (shared-histories.ts, S2).
// F2. By reference, a payload is the parsed object, which the InvocationModel hands through; as text, it parses it.

import { compileFunction } from 'node:vm';
import { plainInvocation } from '#core';
import type { FunctionWorker, Invocation, RegisteredFunction, TypedData } from '#core';
import { AppRegistry } from '#worker/app-registry';
import { coreContext } from '#worker/core-context';
import { getProgrammingModel, withOpenRegistry } from '#worker/functions-core';
import { nodePlatform } from '#worker/node-platform';
import { APP_BODY } from './app.ts';

/** A worker that writes down what it is asked, and where. */
export function recording(worker: FunctionWorker): { worker: FunctionWorker; invocations: Invocation[] } {
  const invocations: Invocation[] = [];
  const recorder: FunctionWorker = {
    load: (app, host) => worker.load(app, host),
    invoke: (invocation) => {
      invocations.push(plainInvocation(invocation)); // ready-made (F1)
      return worker.invoke(invocation);
    },
    advance: (nowMs) => worker.advance(nowMs),
    stop: () => worker.stop(),
  };
  return { worker: recorder, invocations };
}

/** An orchestrator's return value is the JSON text of its state. */
function outputOf(returnValue: unknown): unknown {
  const { string, json } = returnValue as TypedData;
  return (JSON.parse(string ?? json ?? 'null') as { readonly output?: unknown } | null)?.output;
}

/** The app, registered with the SDK and nothing around it. */
export class Floor {
  readonly #registry = new AppRegistry({ toSource: (place) => place, write: () => undefined });

  constructor() {
    const { durableFunctions } = nodePlatform();
    const register = compileFunction(APP_BODY, ['df']) as (df: unknown) => void;
    withOpenRegistry(this.#registry, () => register(durableFunctions));
  }

  /** What the app registers. */
  get functions(): readonly RegisteredFunction[] {
    return this.#registry.describe();
  }

  /** Makes the invocations, one after the other; answers the output in the last one's state. */
  async run(invocations: readonly Invocation[]): Promise<unknown> {
    let last: unknown;
    for (const invocation of invocations) last = await this.#invoke(invocation);
    return outputOf(last);
  }

  async #invoke(invocation: Invocation): Promise<unknown> {
    const registration = this.#registry.find(invocation.functionName);
    const programmingModel = getProgrammingModel();
    if (!registration || !programmingModel) throw new Error(`Nothing is registered as "${invocation.functionName}".`);
    const core = coreContext(invocation, registration.metadata, { write: () => undefined });
    const model = programmingModel.getInvocationModel(core);
    const { context, inputs } = await model.getArguments();
    core.state = 'invocation';
    const result = await model.invokeFunction(context, inputs, registration.callback);
    return (await model.getResponse(context, result)).returnValue;
  }
}

interface Payload {
  readonly history: readonly unknown[];
}

/** The invocations of one instance with their histories by reference: all are beginnings of the last one (F2). */
export function byReference(invocations: readonly Invocation[], orchestrator: string): Invocation[] {
  const last = invocations.findLast(({ functionName }) => functionName === orchestrator);
  const whole = last ? payloadOf(last).history : [];
  return invocations.map((invocation) => {
    if (invocation.functionName !== orchestrator) return invocation;
    const payload = payloadOf(invocation);
    return withPayload(invocation, { ...payload, history: whole.slice(0, payload.history.length) });
  });
}

function payloadOf({ inputs }: Invocation): Payload {
  const [trigger] = Object.values(inputs);
  return JSON.parse(trigger?.string ?? 'null') as Payload;
}

/** The InvocationModel hands the member `int` through as it is. */
function withPayload(invocation: Invocation, payload: Payload): Invocation {
  const [name = ''] = Object.keys(invocation.inputs);
  return { ...invocation, inputs: { [name]: { int: payload } as unknown as TypedData } };
}
