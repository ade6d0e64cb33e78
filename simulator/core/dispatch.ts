// Dispatch: one episode from its messages to its decisions. The orchestrator runs, its answer is replayed, and
// continue-as-new goes round until an execution waits or ends (host semantics §2.5–2.7).
//
// Owns:   the order of these steps, and the draft of what they would change.
// Never:  changes the instance or sends anything; the task hub persists a dispatch whole or not at all.
//
// D1. The orchestrator runs once per episode, before the host replays what it asked for.
// D2. A continue-as-new runs at once, within the same dispatch, and at most a budgeted number of times.
// D3. What is kept of the replay is taken from the instance and goes back with what the dispatch came to, so that a
//     dispatch that comes to nothing leaves nothing half fed behind.

import type { ActionEnvironment } from './action-environment.ts';
import { CumulativeText } from './cumulative-text.ts';
import { nextExecution, startedEvent } from './episode.ts';
import type { OpenEpisode } from './episode.ts';
import { RunawayError } from './errors.ts';
import type { DurableKind, FunctionDirectory } from './function-directory.ts';
import type { ImpureCall, InvocationOutcome, RegisteredFunction, TypedData } from './function-worker.ts';
import type { Instance } from './instance.ts';
import { OrchestrationTrigger } from './orchestration-trigger.ts';
import { hostFailure, readEpisodeAnswer } from './orchestrator-state.ts';
import type { EpisodeAnswer } from './orchestrator-state.ts';
import type { IdSource } from './random.ts';
import { Replay } from './replay.ts';
import type { ReplayResult } from './replay.ts';
import type { SourceRun } from './source-run.ts';

/** What a dispatch would change in its instance. */
export interface Draft {
  executionId: string;
  executions: number;
  /** JSON text. */
  input: string | null;
  createdMs: number;
  /** JSON text. */
  customStatus: string | null;
}

/** What a dispatch came to. */
export interface Dispatch {
  readonly draft: Draft;
  /** The last episode; after a continue-as-new it belongs to the newest execution. */
  readonly episode: OpenEpisode;
  readonly outcome: InvocationOutcome;
  /** What the outcome says. */
  readonly answer: EpisodeAnswer;
  /** Of all rounds. */
  readonly impure: readonly ImpureCall[];
  /** Of all rounds, where it is told. */
  readonly ran: readonly SourceRun[];
  readonly result: ReplayResult;
  /** Of the episode's execution, for its next episode. */
  readonly replay: Replay;
}

/** What a dispatch asks of the task hub. */
export interface DispatchContext {
  readonly functions: FunctionDirectory;
  readonly ids: IdSource;
  readonly has: (kind: DurableKind, name: string) => boolean;
  readonly defaultVersion: () => string;
  readonly invoke: (orchestrator: RegisteredFunction, trigger: TypedData) => Promise<InvocationOutcome>;
}

const MAX_EXECUTIONS = 1_000;

/**
 * Dispatches an episode.
 *
 * @throws {RunawayError} it continued as new over and over without waiting for anything (D2).
 */
export async function dispatch(instance: Instance, opened: OpenEpisode, context: DispatchContext): Promise<Dispatch> {
  const { executionId, executions, input, createdMs, customStatus } = instance;
  const draft: Draft = { executionId, executions, input, createdMs, customStatus };
  const impure: ImpureCall[] = [];
  const ran: SourceRun[] = [];
  let episode = opened;
  let kept = instance.replay;
  const texts = kept?.texts ?? new CumulativeText();
  instance.replay = undefined; // D3
  for (let round = 0; round < MAX_EXECUTIONS; round += 1) {
    const orchestrator = context.functions.find('orchestrator', instance.name);
    const { outcome, answer } = orchestrator
      ? answered(await context.invoke(orchestrator, triggerOf(instance, draft, episode)), texts)
      : unanswered(instance, context.functions);
    const environment = environmentOf(instance, draft.executionId, context);
    const input = { name: instance.name, answer, environment, texts };
    const replay = kept?.goesOn(input) ? kept : new Replay(input);
    kept = undefined;
    const result = replay.run(episode);
    noteCustomStatus(draft, answer);
    impure.push(...(outcome.impure ?? []));
    if (outcome.ran) ran.push(outcome.ran);
    if (result.completion?.kind !== 'continued-as-new') {
      return { draft, episode, outcome, answer, impure, ran, result, replay };
    }
    draft.executions += 1;
    draft.executionId = context.ids.executionId(instance.instanceId, draft.executions);
    draft.input = result.completion.input;
    draft.createdMs = episode.nowMs;
    const renewal = { executionId: draft.executionId, input: draft.input, carriedOver: result.carriedOver };
    const started = startedEvent(episode);
    if (!started) throw new Error('An execution without an ExecutionStarted event.');
    episode = nextExecution(started, renewal, episode.nowMs);
  }
  throw new RunawayError(
    `${instance.name} "${instance.instanceId}" continued as new ${MAX_EXECUTIONS} times without waiting for anything; wait on a durable timer or an event before continueAsNew.`,
  );
}

function triggerOf({ instanceId, parent }: Instance, { input }: Draft, episode: OpenEpisode): OrchestrationTrigger {
  return new OrchestrationTrigger({ instanceId, parent, input }, episode);
}

type Answered = Pick<Dispatch, 'outcome' | 'answer'>;

function answered(outcome: InvocationOutcome, texts: CumulativeText): Answered {
  return { outcome, answer: readEpisodeAnswer(outcome, texts) };
}

/** The app registers no such orchestrator. */
function unanswered({ name }: Instance, functions: FunctionDirectory): Answered {
  const failure = functions.missingText('orchestrator', name);
  return { outcome: { status: 'failed', message: failure, stack: '', calls: [] }, answer: hostFailure(failure) };
}

function environmentOf(
  instance: Instance,
  executionId: string,
  { functions, has, defaultVersion, ids }: DispatchContext,
): ActionEnvironment {
  return {
    app: functions,
    instanceId: instance.instanceId,
    executionId,
    has,
    missingText: (kind, name) => functions.missingText(kind, name),
    defaultVersion,
    isAllowedChild: (id) => isAllowedChild(instance, id),
    requestId: (id) => ids.requestIdOf(executionId, id),
  };
}

function isAllowedChild({ instanceId, parent }: Instance, id: string): boolean {
  const taken = [instanceId, parent?.OrchestrationInstance.InstanceId].map((one) => one?.toLowerCase());
  return !id.startsWith('@') && !taken.includes(id.toLowerCase());
}

function noteCustomStatus(draft: Draft, answer: EpisodeAnswer): void {
  if ('state' in answer && answer.state.customStatus !== undefined) {
    draft.customStatus = JSON.stringify(answer.state.customStatus);
  }
}
