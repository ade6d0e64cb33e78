// Orchestrations: runs an instance's episode, persists it, and sends what it decided.
//
// Owns:   the order persist, then send (task hub, B3).
// Never:  decides when an episode runs (task-hub.ts) or what it comes to (dispatch.ts).

import type { ActivityRun } from './activity-runs.ts';
import { newRun } from './activity-runs.ts';
import type { AppLink } from './app-link.ts';
import type { Clock } from './clock.ts';
import { dispatch } from './dispatch.ts';
import type { Dispatch, DispatchContext } from './dispatch.ts';
import { closedEpisode, openEpisode, statusName } from './episode.ts';
import type { OpenEpisode } from './episode.ts';
import { EventType } from './history.ts';
import type { ExecutionResumed, ExecutionSuspended } from './history.ts';
import { isFinished, visibleMessages } from './instance.ts';
import type { Instance, Message } from './instance.ts';
import type { Instances } from './instances.ts';
import { childEnded, timerFired } from './messages.ts';
import type { Entities } from './entities.ts';
import type { DurableKind } from './function-directory.ts';
import type { DurableCall, ImpureCall } from './function-worker.ts';
import type { IdSource } from './random.ts';
import { episodeNotices, missingFunctionNotice, takenIdNotice } from './notices.ts';
import type { Recorder } from './recorder.ts';
import type { SourceRun } from './source-run.ts';
import type { Decision } from './decision.ts';

/** What orchestrations need of the task hub. */
export interface OrchestrationsContext {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly link: AppLink;
  readonly instances: Instances;
  readonly recorder: Recorder;
  readonly has: (kind: DurableKind, name: string) => boolean;
  /** The version of a sub-orchestration that is started without one. */
  readonly defaultVersion: () => string;
  readonly entities: Entities;
  readonly scheduleActivity: (run: ActivityRun) => void;
}

/** Runs episodes. */
export class Orchestrations {
  readonly #hub: OrchestrationsContext;
  /** The first impure call of each execution that has made one. */
  readonly #suspects = new Map<string, ImpureCall>();

  readonly #context: DispatchContext;

  constructor(hub: OrchestrationsContext) {
    this.#hub = hub;
    const { link, ids, has, defaultVersion } = hub;
    this.#context = {
      get functions() {
        return link.functions; // others after a deployment
      },
      ids,
      has,
      defaultVersion,
      invoke: (orchestrator, trigger) => link.invoke(orchestrator, trigger),
    };
  }

  /**
   * Runs the episode that an instance's visible messages open.
   *
   * @param lose called when the orchestrator has run and nothing has been persisted; the episode then runs once more.
   */
  async runEpisode(instanceId: string, lose?: () => Promise<void>): Promise<void> {
    const instance = this.#hub.instances.get(instanceId);
    if (!instance) return;
    const nowMs = this.#hub.clock.nowMs();
    const messages = visibleMessages(instance, nowMs);
    const lost: SourceRun[] = [];
    if (lose) {
      lost.push(...(await this.#dispatch(instance, messages, nowMs)).ran);
      await lose();
    }
    const dispatched = await this.#dispatch(instance, messages, nowMs);
    persist(instance, dispatched, messages);
    this.#record(instance, dispatched, [...lost, ...dispatched.ran]);
    for (const decision of dispatched.result.decisions) this.#send(instance, decision, dispatched.outcome.calls);
    if (isFinished(instance)) this.#tellParent(instance);
  }

  #dispatch(instance: Instance, messages: readonly Message[], nowMs: number): Promise<Dispatch> {
    const events = messages.map((message) => message.event);
    return dispatch(instance, openEpisode(instance.history, events, nowMs), this.#context);
  }

  #record(
    instance: Instance,
    { episode, outcome, answer, impure, result }: Dispatch,
    runs: readonly SourceRun[],
  ): void {
    const { recorder, link } = this.#hub;
    if (!recorder.isObserved) return;
    const { instanceId, executionId, name, runtimeStatus, customStatus, output } = instance;
    const { log, pastCount: replayed, opening, nowMs } = episode;
    const appended = log.events.slice(replayed);
    recorder.record({
      kind: 'episode',
      instanceId,
      executionId,
      name,
      replayed,
      appended,
      cancelledTimers: result.cancelledTimers,
      runtimeStatus,
      customStatus,
      output,
      calls: outcome.calls,
      ...(runs.length > 0 ? { runs } : {}),
    });
    const orchestrator = link.functions.find('orchestrator', name);
    if (!orchestrator) {
      recorder.notice(instanceId, [missingFunctionNotice('orchestrator', name, link.functions.all('orchestrator'))]);
      return;
    }
    const suspect = this.#suspect(executionId, outcome.impure?.[0]);
    const { functions } = link;
    const facts = { orchestrator, outcome, answer, impure, suspect, log, opening, nowMs, result, functions };
    recorder.notice(instanceId, episodeNotices(facts));
  }

  #suspect(executionId: string, latest: ImpureCall | undefined): ImpureCall | undefined {
    const suspect = this.#suspects.get(executionId) ?? latest;
    if (suspect) this.#suspects.set(executionId, suspect);
    return suspect;
  }

  #send(instance: Instance, decision: Decision, calls: readonly DurableCall[]): void {
    const { clock, instances, scheduleActivity } = this.#hub;
    const { executionId } = instance;
    const nowMs = clock.nowMs();
    if (decision.kind === 'activity') {
      scheduleActivity(newRun(instance, decision));
    } else if (decision.kind === 'timer') {
      const dueMs = Math.max(decision.fireAtMs, nowMs);
      instances.enqueue(instance, { dueMs, executionId, event: timerFired(decision, nowMs) });
    } else if (decision.kind === 'event') {
      this.#hub.entities.deliver(decision);
    } else {
      this.#startChild(instance, decision, calls);
    }
  }

  #startChild(
    instance: Instance,
    decision: Extract<Decision, { kind: 'sub-orchestration' }>,
    calls: readonly DurableCall[],
  ): void {
    const existing = this.#hub.instances.get(decision.instanceId);
    if (existing && !isFinished(existing)) {
      // The duplicate start message is dropped (host semantics §3.5).
      this.#hub.recorder.notice(instance.instanceId, [takenIdNotice(instance.name, decision, calls)]);
      return;
    }
    const { name, version, instanceId, id: taskId } = decision;
    const input = decision.input === undefined ? null : JSON.stringify(decision.input);
    this.#hub.recorder.record({ kind: 'child', instanceId, name, input, parentId: instance.instanceId, taskId });
    this.#hub.instances.create({
      name,
      version,
      instanceId,
      input,
      parent: {
        Name: instance.name,
        OrchestrationInstance: { InstanceId: instance.instanceId, ExecutionId: instance.executionId },
        TaskScheduleId: taskId,
        Version: instance.version,
      },
    });
  }

  /** Sends a finished sub-orchestration's outcome to its parent (host semantics §3.5, §11.3). */
  #tellParent(child: Instance): void {
    if (!child.parent) return;
    const { clock, instances } = this.#hub;
    const { OrchestrationInstance: reference, TaskScheduleId } = child.parent;
    const parent = instances.get(reference.InstanceId);
    if (!parent) return;
    const event = childEnded(child, TaskScheduleId, clock.nowMs());
    instances.enqueue(parent, { dueMs: clock.nowMs(), executionId: reference.ExecutionId, event });
  }
}

function persist(
  instance: Instance,
  { draft, episode, result, replay }: Dispatch,
  delivered: readonly Message[],
): void {
  Object.assign(instance, draft);
  instance.history = episode.log;
  instance.history.append(closedEpisode(episode, result.decisions, result.completion));
  instance.replay = replay.isWorthKeeping ? replay : undefined;
  instance.lastUpdatedMs = episode.nowMs;
  const pause = lastPause(episode);
  if (pause) instance.output = pause.Reason; // the storage keeps the reason in the output's place (host semantics §7.4)
  if (pause?.EventType === EventType.ExecutionSuspended) instance.runtimeStatus = 'Suspended';
  else if (pause || instance.runtimeStatus !== 'Suspended') instance.runtimeStatus = 'Running';
  if (result.completion?.kind === 'ended') {
    instance.runtimeStatus = statusName(result.completion.status);
    instance.output = result.completion.result;
    instance.details = result.completion.details;
    instance.failureDetails = result.completion.failureDetails ?? null;
  }
  if (isFinished(instance)) instance.history.forgetText();
  instance.queue = leftInQueue(instance, delivered);
}

function leftInQueue(instance: Instance, delivered: readonly Message[]): Message[] {
  if (delivered.length === instance.queue.length) return []; // nearly always
  const gone = new Set(delivered);
  return instance.queue.filter((message) => !gone.has(message) && belongs(message, instance));
}

/** Messages of an execution that is over, such as a timer before a continue-as-new, are dropped (host semantics §2.5). */
function belongs(message: Message, instance: Instance): boolean {
  return message.executionId === undefined || message.executionId === instance.executionId;
}

/** The last suspension or resumption that an episode delivered. */
function lastPause(episode: OpenEpisode): ExecutionSuspended | ExecutionResumed | undefined {
  return episode.opening.findLast(
    (event): event is ExecutionSuspended | ExecutionResumed =>
      event.EventType === EventType.ExecutionSuspended || event.EventType === EventType.ExecutionResumed,
  );
}
