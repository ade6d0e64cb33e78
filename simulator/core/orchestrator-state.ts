// Orchestrator state: what the SDK answers to an episode, read the way the host reads it.
//
// Owns:   the wire shape of the SDK's state and actions (host semantics §1.3, §3.1), and finding the state in a failure (§1.4).
// Never:  acts on an action (action-routine.ts).
//
// O1. The action list is cumulative for the execution: every episode brings all of it.
// O2. A state that carries `error` is a failure only after all its actions have been replayed (§1.5).
// O3. Whatever else an orchestrator answers is read, never thrown at: it is a failure with the host's own text.

import type { CumulativeText } from './cumulative-text.ts';
import { serializedException } from './dotnet-exception.ts';
import type { EntityId } from './entity-id.ts';
import type { InvocationOutcome, TypedData } from './function-worker.ts';
import type { HttpCallRequest } from './http-call.ts';

/** Numbers of the action types (host semantics §3.1). */
export const ActionType = {
  CallActivity: 0,
  CallActivityWithRetry: 1,
  CallSubOrchestrator: 2,
  CallSubOrchestratorWithRetry: 3,
  ContinueAsNew: 4,
  CreateTimer: 5,
  WaitForExternalEvent: 6,
  CallEntity: 7,
  CallHttp: 8,
  SignalEntity: 9,
  ScheduledSignalEntity: 10,
  WhenAny: 11,
  WhenAll: 12,
  LockEntities: 13,
  ReleaseEntities: 14,
} as const;

/** Retry options as the SDK writes them; intervals in milliseconds. */
export interface RetryOptions {
  readonly firstRetryIntervalInMilliseconds: number;
  readonly maxNumberOfAttempts: number;
  readonly backoffCoefficient?: number;
  readonly maxRetryIntervalInMilliseconds?: number;
  readonly retryTimeoutInMilliseconds?: number;
}

interface CallsActivity {
  readonly functionName: string;
  readonly input?: unknown;
}

interface CallsOrchestrator extends CallsActivity {
  readonly instanceId?: string;
  readonly version?: string;
}

interface CallsEntity {
  readonly operation: string;
  readonly input?: unknown;
  /** The scheduler id: `@name@key`. */
  readonly instanceId: string;
}

interface Retries {
  readonly retryOptions: RetryOptions;
}

/** The members of each action by its type. */
interface ActionMembers {
  0: CallsActivity;
  1: CallsActivity & Retries;
  2: CallsOrchestrator;
  3: CallsOrchestrator & Retries;
  4: { readonly input?: unknown };
  5: { readonly fireAt: string; readonly isCanceled: boolean };
  6: { readonly externalEventName: string };
  7: CallsEntity;
  8: { readonly httpRequest: HttpCallRequest };
  9: CallsEntity;
  10: CallsEntity & { readonly fireAt: string };
  11: { readonly compoundActions: readonly Action[] };
  12: { readonly compoundActions: readonly Action[] };
  13: { readonly lockRequestId: string; readonly lockSet: readonly EntityId[] };
  14: object;
}

/** An action of one of the given types. */
export type ActionOf<Type extends keyof ActionMembers> = Type extends unknown
  ? { readonly actionType: Type } & ActionMembers[Type]
  : never;

/** Something that the orchestrator asks the host for. */
export type Action = ActionOf<keyof ActionMembers>;

/** The SDK's answer to one episode. */
export interface OrchestratorState {
  readonly isDone: boolean;
  readonly actions: readonly (readonly Action[])[];
  readonly output?: unknown;
  readonly error?: string;
  /** The structured failure behind `error` (host semantics §11.4). */
  readonly failureDetails?: unknown;
  readonly customStatus?: unknown;
}

/** Actions one after the other, with those that are held by others in the place of these. */
export function flatActions(actions: readonly Action[]): Action[] {
  return actions.flatMap((action) => ('compoundActions' in action ? flatActions(action.compoundActions) : [action]));
}

/** A state, or the text of a failure before any action could be replayed (host semantics §1.4, step 4, and §1.5). */
export type EpisodeAnswer = { readonly state: OrchestratorState } | HostFailure;

/** A failure that the host found. */
export interface HostFailure {
  readonly failure: string;
  /** The exception behind it, as a parent is told of it. */
  readonly details: string;
}

const OUT_OF_PROC_LABEL = '\n\n$OutOfProcData$:';

/**
 * Reads the answer of an orchestrator invocation (host semantics §1.3–1.5).
 *
 * @param texts parses the answers of this instance.
 */
export function readEpisodeAnswer(outcome: InvocationOutcome, texts: CumulativeText): EpisodeAnswer {
  if (outcome.status === 'succeeded') return answerOf(outcome.returnValue, texts);
  const text = rpcFailureText(outcome);
  const message = rpcFailureMessage(text);
  const label = message.indexOf(OUT_OF_PROC_LABEL);
  if (label >= 0) return answerOf({ json: message.slice(label + OUT_OF_PROC_LABEL.length) }, texts);
  return {
    failure: `One or more errors occurred. (${text})`,
    details: serializedException('System.AggregateException', 'One or more errors occurred.', text),
  };
}

function answerOf(value: TypedData | null, texts: CumulativeText): EpisodeAnswer {
  const text = value?.string ?? jsonText(value);
  const returned = text === null ? null : parsed(text, texts);
  if (returned === null) return { state: { isDone: true, actions: [[]] } }; // the host has nothing to replay
  if (!isRecord(returned)) return hostFailure(value?.string === undefined ? NOT_AN_OBJECT : NOT_A_STATE);
  const { customStatus, actions } = returned;
  const undated = undatedIn(actions);
  if (undated) return hostFailure(`${NO_INSTANT} Path 'actions${undated}'.`);
  const sizeKb = customStatus === undefined ? 0 : utf16SizeKb(JSON.stringify(customStatus));
  if (sizeKb > MAX_CUSTOM_STATUS_KB) return hostFailure(tooLargeText(sizeKb));
  if (!Array.isArray(actions)) return hostFailure(NO_ACTIONS);
  if (actions.length !== 1) return hostFailure(`${ONE_LIST} ${actions.length}`);
  return { state: returned as unknown as OrchestratorState };
}

/**
 * Where actions hold a time that is none: an Invalid Date is null in JSON, and the host reads all times before it acts.
 * All actions are looked at in each episode, so the way there is put together only where one is found.
 */
function undatedIn(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const place = undatedIn(value[index]);
      if (place) return `[${index}]${place}`;
    }
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  if (value['fireAt'] === null) return '.fireAt';
  const place = undatedIn(value['compoundActions']);
  return place && `.compoundActions${place}`;
}

/** A failure that the host reports of an answer it cannot use. */
export function hostFailure(failure: string): HostFailure {
  return { failure, details: serializedException('System.ArgumentException', failure, failure) };
}

const MAX_CUSTOM_STATUS_KB = 16;
const NOT_AN_OBJECT = 'The data returned by the out-of-process function execution was not valid json.';
const NOT_A_STATE = 'Out of proc orchestrators must return a valid JSON schema';
/** How the host's words for a time that is none begin. */
export const NO_INSTANT = "Error converting value {null} to type 'System.DateTime'.";
const NO_ACTIONS =
  "Value cannot be null. (Parameter 'Out-of-proc orchestrator schema must have a non-null actions property.')";
const ONE_LIST = 'With OOProc schema V4, expected actions array to be of length 1 in outer layer but got size:';

/** Whole kilobytes, as the host counts them: what is left over does not count. */
function utf16SizeKb(text: string): number {
  return Math.floor((text.length * 2) / 1024);
}

function tooLargeText(sizeKb: number): string {
  return `The UTF-16 size of the JSON-serialized payload must not exceed ${MAX_CUSTOM_STATUS_KB} KB. The current payload size is ${sizeKb.toLocaleString('en-US')} KB.`;
}

function parsed(text: string, texts: CumulativeText): unknown {
  try {
    return texts.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The message in the text of an RpcException: up to the first line that begins like a stack (host semantics §1.4, step 2). */
export function rpcFailureMessage(text: string): string {
  return text.slice(text.indexOf('\nException:') + '\nException:'.length, text.indexOf('\nStack:'));
}

/** The text of an RpcException (host semantics §10.6). */
export function rpcFailureText(failure: { readonly message: string; readonly stack: string }): string {
  return `Result: Failure\nException: ${failure.message}\nStack: ${failure.stack}`;
}

/** A worker value as JSON text, or null for none (host semantics §10.5, output). */
export function jsonText(value: TypedData | null): string | null {
  if (!value) return null;
  if (value.json !== undefined) return value.json;
  if (value.string !== undefined) return JSON.stringify(value.string);
  if (value.bytes !== undefined) return JSON.stringify(base64(value.bytes));
  const number = value.int ?? value.double;
  return number === undefined ? null : JSON.stringify(Number(number));
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b, c] = bytes.subarray(index, index + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const digit = (shift: number) => BASE64.charAt((bits >> shift) & 63);
    text += digit(18) + digit(12) + (b === undefined ? '=' : digit(6)) + (c === undefined ? '=' : digit(0));
  }
  return text;
}
