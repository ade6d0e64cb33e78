// Function directory: the functions of the loaded app, found the way the host finds them.
//
// Owns:   look-up by kind and name (without regard to case, host semantics §3.4), which names the host takes at all, and its text
//         for a name that is not there.
// Never:  calls a function.

import type { Binding, RegisteredFunction, TypedData } from './function-worker.ts';

/** The durable function kinds, by their trigger binding. */
export type DurableKind = 'activity' | 'orchestrator' | 'entity';

const TRIGGER_OF: Record<DurableKind, string> = {
  activity: 'activityTrigger',
  orchestrator: 'orchestrationTrigger',
  entity: 'entityTrigger',
};

const PHRASES: Record<DurableKind, { readonly one: string; readonly many: string }> = {
  activity: { one: 'an activity', many: 'activity functions' },
  orchestrator: { one: 'an orchestrator', many: 'orchestrator functions' },
  entity: { one: 'an entity', many: 'entity functions' },
};

/** What a function of this kind is, such as `an activity`. */
export function oneOf(kind: DurableKind): string {
  return PHRASES[kind].one;
}

const VALID_NAME = /^(?!host$)[a-z][a-z0-9_-]{0,127}$/i;

/**
 * Whether the host takes a function of this name; one that it does not take is left out.
 * Source: `Utility.IsValidFunctionName` of https://github.com/Azure/azure-functions-host.
 */
export function isFunctionName(name: string): boolean {
  return VALID_NAME.test(name);
}

/** The functions of the loaded app that the host takes. */
export class FunctionDirectory {
  readonly functions: readonly RegisteredFunction[];
  /** By trigger type, then by name in lower case. */
  readonly #byTrigger = new Map<string | undefined, Map<string, RegisteredFunction>>();

  constructor(functions: readonly RegisteredFunction[]) {
    this.functions = functions.filter(({ name }) => isFunctionName(name));
    for (const registered of this.functions) {
      const type = triggerType(registered);
      const named = this.#byTrigger.get(type) ?? new Map<string, RegisteredFunction>();
      this.#byTrigger.set(type, named.set(registered.name.toLowerCase(), registered));
    }
  }

  /** The function of a kind with a name, if the app registers one. */
  find(kind: DurableKind, name: string): RegisteredFunction | undefined {
    return this.#byTrigger.get(TRIGGER_OF[kind])?.get(name.toLowerCase());
  }

  /** All functions of a kind, in the order of their registration. */
  all(kind: DurableKind): readonly RegisteredFunction[] {
    return this.functions.filter((one) => triggerType(one) === TRIGGER_OF[kind]);
  }

  /** The names of all functions of a kind, in the order of their registration. */
  names(kind: DurableKind): readonly string[] {
    return this.all(kind).map((one) => one.name);
  }

  /** The host's sentence for a function that is not there (host semantics §3.4). */
  missingText(kind: DurableKind, name: string): string {
    const { one, many } = PHRASES[kind];
    const names = this.names(kind).map((known) => `'${known}'`);
    const known = names.length
      ? `The following are the known ${many}: ${names.join(', ')}.`
      : `No ${many} are currently registered!`;
    return `The function '${name}' doesn't exist, is disabled, or is not ${one} function. Additional info: ${known}`;
  }
}

/** The type of a function's trigger, such as `httpTrigger`. */
export function triggerType(registered: RegisteredFunction): string | undefined {
  return triggerBinding(registered)?.[1].type;
}

/** A function's trigger binding with its key. */
export function triggerBinding(registered: RegisteredFunction): [string, Binding] | undefined {
  return Object.entries(registered.bindings).find(([, binding]) => /trigger$/i.test(binding.type));
}

/**
 * The inputs of an invocation: the trigger's value, and the durable client's where the function asks for one.
 *
 * @param client JSON text of the client binding data (host semantics §8.1).
 */
export function invocationInputs(
  registered: RegisteredFunction,
  trigger: TypedData,
  client: string | undefined,
): Record<string, TypedData> {
  const inputs: Record<string, TypedData> = {};
  for (const [key, binding] of Object.entries(registered.bindings)) {
    if (binding.direction !== 'in') continue;
    if (/trigger$/i.test(binding.type)) inputs[key] = trigger;
    else if (binding.type === 'durableClient') inputs[key] = client === undefined ? {} : { string: client };
  }
  return inputs;
}
