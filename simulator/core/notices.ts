// Notices: sentences for people about what the host does silently or says obscurely.
//
// Owns:   recognising a symptom and naming its cause, with the place in the app where it is known.
// Never:  changes a run. The real symptom stays what it is on Azure; the notice stands beside it.

import type { EventLog } from './event-log.ts';
import type { HistoryEvent } from './history.ts';
import type { Decision } from './decision.ts';
import { isFunctionName, oneOf, triggerBinding } from './function-directory.ts';
import type { DurableKind, FunctionDirectory } from './function-directory.ts';
import type {
  Binding,
  DurableCall,
  HandlerKind,
  ImpureCall,
  InvocationOutcome,
  RegisteredFunction,
  SourceLocation,
} from './function-worker.ts';
import { faultOfId } from './instance-id.ts';
import { impureCallNotices, nonDeterminismNotice } from './impure-calls.ts';
import type { IgnoredAction } from './action-environment.ts';
import { NO_INSTANT } from './orchestrator-state.ts';
import type { EpisodeAnswer } from './orchestrator-state.ts';
import type { ReplayResult } from './replay.ts';
import { nearName } from './near-names.ts';
import { silentMistakes } from './silent-mistakes.ts';
import { unwritableTaskText } from './unyielded-tasks.ts';

/** A sentence, and where to look. */
export interface Notice {
  readonly text: string;
  readonly source?: SourceLocation | undefined;
  /** It speaks of code that a replay does not repeat: wrong also where nothing has failed yet. */
  readonly breaksReplay?: true;
}

/** What it means that a file of the app was evaluated and nothing came of it. */
export function idleFileNotice(file: string): Notice {
  return {
    text: `${file} registers no function, so nothing in it runs. Register one with df.app.orchestration, df.app.activity, df.app.client.http or app.http.`,
  };
}

/** The host's own words for names that it does not take, and what a name may be. */
export function invalidNameNotices(functions: readonly RegisteredFunction[]): Notice[] {
  return functions.flatMap(({ name, source }) => {
    if (isFunctionName(name)) return [];
    const text = `'${name}' is not a valid function name, so the host leaves the function out. A name is a letter, then letters, digits, _ and -, at most 128 in all, and not "host".`;
    return [{ text, source }];
  });
}

/** What it means that nothing runs an instance or an entity, and which function may be meant. */
export function missingFunctionNotice(
  kind: 'orchestrator' | 'entity',
  name: string,
  known: readonly RegisteredFunction[],
): Notice {
  const list = known.length > 0 ? `it registers ${known.map((one) => one.name).join(', ')}` : 'it registers none';
  const near = nearName(
    name,
    known.map((one) => one.name),
  );
  const meant = known.length === 1 ? known[0] : known.find((one) => one.name === near);
  return {
    text: `The app does not register the ${kind} "${name}" (${list}). Correct the name or register the function.`,
    source: meant?.source,
  };
}

const TRIGGERS: readonly string[] = ['httpTrigger', 'orchestrationTrigger', 'activityTrigger', 'entityTrigger'];
const BINDINGS: readonly string[] = ['http', 'durableClient'];

/** What it means that functions have triggers and bindings that are not simulated. */
export function unknownBindingNotices(functions: readonly RegisteredFunction[]): Notice[] {
  return functions.flatMap((registered) => {
    const { name, bindings, source } = registered;
    const trigger = triggerBinding(registered)?.[1];
    if (trigger && !TRIGGERS.includes(trigger.type)) {
      const text = `${name} has the trigger "${trigger.type}", which is not simulated: the function is loaded and never called.`;
      return [{ text, source }];
    }
    return Object.entries(bindings).flatMap(([key, binding]) =>
      binding === trigger || BINDINGS.includes(binding.type)
        ? []
        : [{ text: unknownBindingText(name, key, binding), source }],
    );
  });
}

function unknownBindingText(name: string, key: string, { type, direction }: Binding): string {
  if (direction === 'in') {
    return `${name} has the input binding "${type}", which is not simulated: the function gets undefined from it.`;
  }
  const what = key === '$return' ? 'what the function returns' : 'what the function sets there';
  return `${name} has the output binding "${type}", which is not simulated: ${what} goes nowhere.`;
}

/**
 * Why an orchestrator's handler cannot work, if its kind tells, or what the SDK says of it. A plain function that returns a generator can.
 * Of an app whose modules somebody else has loaded no kind is known.
 */
function handlerNotice(orchestrator: RegisteredFunction, error: string): Notice | undefined {
  const { name, handler, source } = orchestrator;
  if (handler === 'generator') return undefined;
  if (handler !== 'async generator' && !error.includes('generator.next is not a function')) return undefined;
  const text = handler === undefined ? `${name} is no generator; ${GENERATOR_REMEDY}` : wrongHandlerText(name, handler);
  return { text, source };
}

/** What it means that an orchestrator's handler is no generator. */
export function wrongHandlerText(orchestrator: string, handler: Exclude<HandlerKind, 'generator'>): string {
  const article = handler === 'function' ? 'a plain' : 'an';
  return `${orchestrator} is ${article} ${handler}; ${GENERATOR_REMEDY}`;
}

/** What it means that an orchestrator's generator awaits, which no JavaScript engine takes. */
export function awaitText(orchestrator: string): string {
  return `${orchestrator} awaits; ${GENERATOR_REMEDY}`;
}

const GENERATOR_REMEDY =
  'an orchestrator must be a generator. Write function* and use yield where you would use await.';

/** What is known of an episode that was persisted. */
export interface EpisodeFacts {
  readonly orchestrator: RegisteredFunction;
  readonly outcome: InvocationOutcome;
  /** What the outcome says. */
  readonly answer: EpisodeAnswer;
  /** What all rounds of the episode asked of the machine; `outcome` is the last one's. */
  readonly impure: readonly ImpureCall[];
  /** The first impure call that was seen in this execution. */
  readonly suspect: ImpureCall | undefined;
  /** The execution's history, the episode's own events included. */
  readonly log: Pick<EventLog, 'events'>;
  readonly opening: readonly HistoryEvent[];
  readonly nowMs: number;
  readonly result: ReplayResult;
  /** What the app registers. */
  readonly functions: FunctionDirectory;
}

/** Everything that a person should know about an episode. Where the line is not known, the orchestrator's own is the place to look. */
export function episodeNotices(facts: EpisodeFacts): Notice[] {
  const { orchestrator, outcome, answer, impure, opening, nowMs, result, functions } = facts;
  const { name } = orchestrator;
  const { calls } = outcome;
  const ignored = result.ignored.map((action) => ignoredActionNotice(name, action, functions, outcome));
  const failure = failureNotice(orchestrator, outcome, answer);
  const { decisions } = result;
  const silent =
    'state' in answer ? silentMistakes({ name, state: answer.state, calls, opening, nowMs, decisions, impure }) : [];
  const mismatch = nonDeterminismNotice({ ...facts, ...result, calls });
  const causes = [...(failure ? [failure] : []), ...(mismatch ? [mismatch] : [])];
  const notices = [...ignored, ...impureCallNotices(name, impure), ...causes, ...silent];
  return notices.map((notice) => ({ ...notice, source: notice.source ?? orchestrator.source }));
}

/** Why an episode failed or will never end, if its answer tells. */
function failureNotice(
  orchestrator: RegisteredFunction,
  outcome: InvocationOutcome,
  answer: EpisodeAnswer,
): Notice | undefined {
  const error = 'state' in answer ? answer.state.error : answer.failure;
  const { name } = orchestrator;
  if (error?.startsWith(NO_INSTANT)) {
    const text = `${name} creates a timer for an Invalid Date, which the host cannot read. Look for undefined in what it is made from.`;
    return { text, source: outcome.calls.findLast((call) => call.api === 'createTimer')?.source };
  }
  if (outcome.status === 'succeeded') return undefined;
  const source = outcome.source ?? outcome.calls.at(-1)?.source;
  if (error === undefined) {
    return {
      text: `${name} threw something without a message, so the host never learns that it failed and the instance stays Running. Throw an Error with a message.`,
      source,
    };
  }
  const unwritable = 'failure' in answer ? unwritableTaskText(name, error) : undefined;
  if (unwritable !== undefined) return { text: unwritable, source };
  const wrongHandler = handlerNotice(orchestrator, error);
  if (wrongHandler) return wrongHandler;
  if (error.includes('Orchestration yielded data of type')) {
    const what = error.includes('data of type undefined')
      ? `undefined, which is no task. continueAsNew, signalEntity and setCustomStatus give none: call them without yield.${unknownHandlerText(orchestrator)}`
      : 'something that is not a durable task, such as a promise. Yield only what context.df methods, Task.all or Task.any return, and do other work in an activity.';
    return { text: `${name} yields ${what}`, source };
  }
  const [, group] = /^(Task\.a(?:ll|ny)) received a non-valid input/.exec(error) ?? [];
  if (group !== undefined) {
    const text = `${name} gave ${group} something that is not a task. What a yield gives back is a result; put the tasks themselves into ${group}, and yield ${group}.`;
    return { text, source };
  }
  return outcome.source && 'state' in answer ? { text: `${name} threw: ${error}`, source: outcome.source } : undefined;
}

/** To the SDK every yield of an async generator is undefined; where a handler's kind is not known, it may be one. */
function unknownHandlerText({ handler }: RegisteredFunction): string {
  return handler === undefined ? ' So does every yield of an async function*: write function*.' : '';
}

/** What it means that the host ignores an action without a word. */
function ignoredActionNotice(
  orchestrator: string,
  ignored: IgnoredAction,
  functions: FunctionDirectory,
  outcome: InvocationOutcome,
): Notice {
  const { what, remedy } = ignoredCall(ignored, functions);
  return {
    text: `${orchestrator} calls ${what}. As on Azure, nothing runs and the instance stays Running; ${remedy}.`,
    source: outcome.calls.find((call) => call.target === ignored.name)?.source,
  };
}

const APIS = [
  ['activity', 'callActivity'],
  ['orchestrator', 'callSubOrchestrator'],
  ['entity', 'callEntity'],
] as const satisfies readonly (readonly [DurableKind, string])[];

/** What was called, and what to do about it. */
function ignoredCall(
  { kind, name, refused }: IgnoredAction,
  functions: FunctionDirectory,
): { readonly what: string; readonly remedy: string } {
  if (refused) return { what: `"${name}" with ${refused}`, remedy: 'correct it' };
  for (const [other, api] of APIS) {
    const found = functions.find(other, name);
    if (!found) continue;
    return { what: `the ${kind} "${name}", but ${found.name} is ${oneOf(other)}`, remedy: `call it with ${api}` };
  }
  const known = functions.names(kind);
  const list = known.length ? `it registers ${known.join(', ')}` : `it registers none`;
  return {
    what: `the ${kind} "${name}", which the app does not register (${list})`,
    remedy: 'correct the name or register the function',
  };
}

/** What it means that a sub-orchestration is to have the ID of an instance that has not ended (host semantics §3.5). */
export function takenIdNotice(
  parent: string,
  { name, instanceId }: Extract<Decision, { readonly kind: 'sub-orchestration' }>,
  calls: readonly DurableCall[],
): Notice {
  const isIt = ({ api, target }: DurableCall): boolean => api.startsWith('callSubOrchestrator') && target === name;
  return {
    text: `${parent} calls ${name} with the instance ID "${instanceId}", and an instance with this ID has not ended. As on Azure, no other is started and this call gets no answer; give each its own ID, or none.`,
    source: calls.findLast(isIt)?.source,
  };
}

/** What it means that a client starts an instance with an id that Azure documents as invalid (host semantics §7.9). */
export function invalidIdNotices(instanceId: string): Notice[] {
  const fault = faultOfId(instanceId);
  if (fault === undefined) return [];
  return [
    {
      text: `The instance ID ${JSON.stringify(instanceId)} ${fault}. Azure documents such an ID as invalid, and older versions of its host refuse it; choose another.`,
    },
  ];
}
