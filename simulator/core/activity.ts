// Activity: how an activity's input and outcome cross the border (host semantics §10.5, §11.1).
//
// Owns:   the conversions, with the host's own quirks.
// Never:  schedules or runs.

import { serializedException } from './dotnet-exception.ts';
import { jsonText, rpcFailureMessage, rpcFailureText } from './orchestrator-state.ts';
import type { InvocationOutcome, TypedData } from './function-worker.ts';

/** What the host sends as the activity trigger for the input of an action. */
export function activityTrigger(input: unknown): TypedData {
  const text = activityInputText(input);
  return text === null ? {} : { string: text };
}

/** What the activity function receives: the text is parsed where it is JSON (`@azure/functions` does that). */
export function activityInput(input: unknown): unknown {
  const text = activityInputText(input);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

// A boolean reaches the activity .NET-cased, and so as text (host semantics §10.5).
function activityInputText(input: unknown): string | null {
  if (input === null || input === undefined) return null;
  if (typeof input === 'string') return input;
  if (typeof input === 'boolean') return input ? 'True' : 'False';
  return JSON.stringify(input);
}

/** How an activity ended, in the members that the history keeps. */
export type ActivityOutcome =
  { readonly result: string | null } | { readonly reason: string; readonly details: string };

/** Reads the outcome of an activity's invocation. */
export function activityOutcome(name: string, outcome: InvocationOutcome): ActivityOutcome {
  return outcome.status === 'succeeded' ? { result: jsonText(outcome.returnValue) } : failedActivity(name, outcome);
}

/** The outcome of an activity that threw. */
export function failedActivity(
  name: string,
  failure: { readonly message: string; readonly stack: string },
): ActivityOutcome {
  const text = rpcFailureText(failure);
  // The message keeps the blank after "Exception:"; hence the two blanks that people see (host semantics §11.1).
  const message = rpcFailureMessage(text);
  return {
    reason: `Activity function '${name}' failed: ${message}`,
    details: serializedException('System.Exception', message, text),
  };
}
