// Activity: how an activity's input and outcome cross the border (host semantics §10.5, §11.1).
//
// Owns:   the conversions, with the host's own quirks.
// Never:  schedules or runs.

import { rpcFailureText, jsonText } from './orchestrator-state.ts';
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
  if (outcome.status === 'succeeded') return { result: jsonText(outcome.returnValue) };
  // The text after "Exception:" keeps its blank; hence the two blanks that people see (host semantics §11.1).
  return failedActivity(name, ` ${outcome.message}`, rpcFailureText(outcome));
}

/** The outcome of an activity that failed with a message. */
export function failedActivity(name: string, message: string, rpcText: string): ActivityOutcome {
  return {
    reason: `Activity function '${name}' failed: ${message}`,
    details: JSON.stringify({
      $type: 'System.Exception, System.Private.CoreLib',
      ...exceptionMembers('System.Exception', message),
      InnerException: exceptionMembers('Microsoft.Azure.WebJobs.Script.Workers.Rpc.RpcException', rpcText),
    }),
  };
}

function exceptionMembers(className: string, message: string) {
  return {
    ClassName: className,
    Message: message,
    Data: null,
    InnerException: null,
    HelpURL: null,
    StackTraceString: null,
    RemoteStackTraceString: null,
    RemoteStackIndex: 0,
    ExceptionMethod: null,
    HResult: -2146233088,
    Source: null,
    WatsonBuckets: null,
  };
}
