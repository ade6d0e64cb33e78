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
  | { readonly result: string | null }
  | {
      readonly reason: string;
      /** Null where there are structured details instead. */
      readonly details: string | null;
      readonly failureDetails: FailureDetails | null;
    };

/** A structured failure, as history carries it (host semantics §11.4). */
export interface FailureDetails {
  readonly ErrorType: string;
  readonly ErrorMessage: string;
  readonly StackTrace: string | null;
  readonly IsNonRetriable: boolean;
  readonly Properties: unknown;
  readonly InnerFailure: null;
}

/** Reads the outcome of an activity's invocation. */
export function activityOutcome(name: string, outcome: InvocationOutcome): ActivityOutcome {
  return outcome.status === 'succeeded' ? { result: jsonText(outcome.returnValue) } : failedActivity(name, outcome);
}

/** The outcome of an activity that threw. */
export function failedActivity(
  name: string,
  failure: { readonly message: string; readonly stack: string },
): ActivityOutcome {
  const failureDetails = structuredFailure(failure.message);
  if (failureDetails) {
    return { reason: `Activity function '${name}' failed with an unhandled exception.`, details: null, failureDetails };
  }
  const text = rpcFailureText(failure);
  // The message keeps the blank after "Exception:"; hence the two blanks that people see (host semantics §11.1).
  const message = rpcFailureMessage(text);
  return {
    reason: `Activity function '${name}' failed: ${message}`,
    details: serializedException('System.Exception', message, text),
    failureDetails: null,
  };
}

/** With an exception properties provider, the SDK puts the failure as JSON into the message (host semantics §11.4). */
function structuredFailure(message: string): FailureDetails | undefined {
  if (!message.startsWith('{"errorType":')) return undefined;
  try {
    const { errorType, errorMessage, stackTrace, isNonRetriable, properties } = JSON.parse(message) as SdkFailure;
    return {
      ErrorType: errorType,
      ErrorMessage: errorMessage,
      StackTrace: stackTrace ?? null,
      IsNonRetriable: isNonRetriable ?? false,
      Properties: properties ?? null,
      InnerFailure: null,
    };
  } catch {
    return undefined; // it only looked like the SDK's JSON
  }
}

interface SdkFailure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly stackTrace?: string;
  readonly isNonRetriable?: boolean;
  readonly properties?: unknown;
}
