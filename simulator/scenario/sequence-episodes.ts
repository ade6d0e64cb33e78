// Sequence episodes: what an episode was told, what it was told again, and what it decided.
//
// Owns:   what has to be remembered of an execution from one episode to the next.

import { elapsedText, EventType, OrchestrationStatus } from '#core';
import type { DurableCall, EpisodeRecord, ExecutionCompleted, HistoryEvent } from '#core';
import { answeredName, askedName, endedName, startedName } from './event-name.ts';
import { writeOutcome } from './sequence-activities.ts';
import { CallsAgain } from './sequence-calls.ts';
import type { PendingTimer } from './sequence-model.ts';
import type { SequenceSheet } from './sequence-sheet.ts';
import { lengthText, shortText, withData } from './sequence-text.ts';

interface Execution {
  readonly executionId: string;
  readonly instanceId: string;
  /** The durable calls that its last episode made. */
  calls: readonly DurableCall[];
  readonly again: CallsAgain;
  /** How many events its history holds. */
  events: number;
  /** How often each event has arrived. */
  readonly raised: Map<string, number>;
  /** Open timers: when they are due (milliseconds since the Unix epoch), by id. */
  readonly timers: Map<number, number>;
  /** Sub-orchestrations: instance ids, by task id. */
  readonly children: Map<number, string>;
}

/** Writes the steps of episodes. */
export class EpisodeSteps {
  readonly #sheet: SequenceSheet;
  readonly #executions = new Map<string, Execution>();

  constructor(sheet: SequenceSheet) {
    this.#sheet = sheet;
  }

  /** The instance id is about to be used again. */
  forget(instanceId: string): void {
    this.#executions.delete(instanceId);
  }

  add(episode: EpisodeRecord): void {
    const lane = this.#sheet.instance(episode.instanceId, episode.name);
    const first = this.#sheet.length;
    const execution = this.#execution(episode, lane);
    for (const event of episode.appended) this.#arrival(event, lane, execution);
    if (episode.replayed > 0) {
      const calls = episode.calls.slice(0, execution.calls.length);
      this.#replay(lane, { events: episode.replayed, calls, again: execution.again });
    }
    this.#cancellations(episode, lane, execution);
    for (const event of episode.appended) {
      this.#decision(event, episode.instanceId, execution);
      // A timer may be cancelled in the very episode that asks for it, when the event has come before.
      if (event.EventType === EventType.TimerCreated) this.#cancellations(episode, lane, execution);
    }
    if (episode.runtimeStatus === 'Running') this.#waits(episode, lane, execution);
    execution.calls = episode.calls;
    execution.events = episode.replayed + episode.appended.length;
    const end = episode.appended.find((event) => event.EventType === EventType.ExecutionCompleted);
    if (end) this.#end(end, lane, execution);
    this.#bars(episode, lane, first);
  }

  /** The timers that have neither fired nor been cancelled. */
  pending(startMs: number): PendingTimer[] {
    return [...this.#executions.values()].flatMap(({ instanceId, timers }) =>
      [...timers].map(([id, dueMs]) => {
        const due = `due at ${elapsedText(dueMs - startMs)}`;
        return {
          key: timerKey(instanceId, id),
          lane: this.#sheet.timer(),
          dueMs: dueMs - startMs,
          label: `pending: ${due}`,
          sentence: `A timer of ${this.#sheet.name(this.#sheet.instance(instanceId))} is pending, ${due}.`,
        };
      }),
    );
  }

  /** It worked in the steps of this episode, and has waited before it. */
  #bars({ runtimeStatus }: EpisodeRecord, lane: string, first: number): void {
    if (this.#sheet.length > first) this.#sheet.begin(lane, { lane, state: 'working' }, first);
    const isOpen = runtimeStatus === 'Running' || runtimeStatus === 'Suspended';
    if (isOpen) this.#sheet.begin(lane, { lane, state: runtimeStatus === 'Running' ? 'waiting' : 'suspended' });
    else this.#sheet.end(lane);
  }

  /** A new execution of an instance that was not started again has continued as new. */
  #execution(episode: EpisodeRecord, lane: string): Execution {
    const { instanceId, executionId } = episode;
    const known = this.#executions.get(instanceId);
    if (known?.executionId === executionId) return known;
    if (known) this.#continuedAsNew(episode, lane, known);
    const execution: Execution = {
      ...{ executionId, instanceId, calls: [], again: new CallsAgain(), events: 0 },
      ...{ raised: new Map(), timers: new Map(), children: new Map() },
    };
    this.#executions.set(instanceId, execution);
    this.#sheet.runs(execution);
    return execution;
  }

  // The history of the execution that ended is gone, and with it the timer that woke it and the replay in which it ended.
  #continuedAsNew(episode: EpisodeRecord, lane: string, ended: Execution): void {
    for (const [id, dueMs] of ended.timers) {
      if (dueMs <= episode.atMs) this.#timerFired(id, lane, ended);
    }
    this.#replay(lane, ended);
    for (const id of [...ended.timers.keys()]) this.#timerCancelled(id, lane, ended); // nothing is open when a round ends
    const started = episode.appended.find((event) => event.EventType === EventType.ExecutionStarted);
    const data = shortText(started?.Input ?? '');
    const doing = `${this.#sheet.name(lane)} continues as new, with an empty history`;
    this.#sheet.arrow({
      kind: 'continued-as-new',
      from: lane,
      to: lane,
      label: withData('continues as new', '', data),
      sentence: `${withData(doing, 'and the input', data)}.`,
    });
  }

  /** What opened the episode, where no other record shows it. */
  #arrival(event: HistoryEvent, lane: string, execution: Execution): void {
    switch (event.EventType) {
      case EventType.EventRaised:
        execution.raised.set(event.Name, (execution.raised.get(event.Name) ?? 0) + 1);
        break;
      case EventType.TimerFired:
        this.#timerFired(event.TimerId, lane, execution);
        break;
      case EventType.SubOrchestrationInstanceCompleted:
      case EventType.SubOrchestrationInstanceFailed: {
        const from = this.#sheet.instance(execution.children.get(event.TaskScheduledId) ?? '');
        const isResult = event.EventType === EventType.SubOrchestrationInstanceCompleted;
        const text = isResult ? event.Result : event.Reason;
        const events = [answeredName(event.TaskScheduledId, execution)];
        writeOutcome(this.#sheet, { kind: isResult ? 'result' : 'failure', from, to: lane, text, events });
      }
    }
  }

  #replay(lane: string, { calls, again, events: count }: Pick<Execution, 'calls' | 'again' | 'events'>): void {
    const events = count === 1 ? '1 event' : `${String(count)} events`;
    const text = again.text(calls);
    this.#sheet.arrow({
      kind: 'replay',
      from: lane,
      to: lane,
      label: text === '' ? `replay of ${events}` : `replay: ${text}`,
      sentence: `${this.#sheet.name(lane)} is replayed: it runs again from its first line, and is told ${events} from its history.`,
      replayed: true,
    });
  }

  #decision(event: HistoryEvent, instanceId: string, execution: Execution): void {
    const from = this.#sheet.instance(instanceId);
    const name = this.#sheet.name(from);
    const events = [askedName(event.EventId, execution)];
    if (event.EventType === EventType.TimerCreated) {
      const dueMs = Date.parse(event.FireAt);
      const length = lengthText(Math.max(0, dueMs - Date.parse(event.Timestamp)));
      execution.timers.set(event.EventId, dueMs);
      const sentence = `${name} asks for a timer that is due in ${length}.`;
      const to = this.#sheet.timer();
      this.#sheet.arrow({ kind: 'timer-created', from, to, label: `due in ${length}`, sentence, events });
      this.#sheet.begin(timerKey(instanceId, event.EventId), { lane: this.#sheet.timer(), state: 'waiting' });
    } else if (event.EventType === EventType.TaskScheduled) {
      const to = this.#sheet.activity(event.Name);
      const task = { instanceId, taskId: event.EventId };
      this.#sheet.call(task, { from, to, label: 'call', sentence: `${name} calls ${event.Name}.`, events });
    } else if (event.EventType === EventType.SubOrchestrationInstanceCreated) {
      const to = this.#sheet.instance(event.InstanceId, event.Name);
      execution.children.set(event.EventId, event.InstanceId);
      this.#sheet.arrow({
        kind: 'start',
        from,
        to,
        label: 'start',
        sentence: `${name} starts ${this.#sheet.name(to)}.`,
        events: [...events, startedName(event.InstanceId, Date.parse(event.Timestamp))],
      });
    }
  }

  /** The events that the orchestrator began to wait for in this episode and that have not come yet. */
  #waits(episode: EpisodeRecord, lane: string, execution: Execution): void {
    const all = waitedFor(episode.calls);
    for (const name of new Set(waitedFor(episode.calls.slice(execution.calls.length)))) {
      const waits = all.filter((one) => one === name).length;
      if (waits <= (execution.raised.get(name) ?? 0)) continue;
      const sentence = `${this.#sheet.name(lane)} waits for ${name}.`;
      this.#sheet.arrow({ kind: 'wait', from: lane, to: lane, label: `waits for ${name}`, sentence });
    }
  }

  #end(event: ExecutionCompleted, lane: string, execution: Execution): void {
    const [kind, verb] = ends.get(event.OrchestrationStatus) ?? (['failed', 'fails'] as const);
    const data = shortText(event.Result ?? '');
    const sentence = `${withData(`${this.#sheet.name(lane)} ${verb}`, 'with', data)}.`;
    const events = [endedName(execution)];
    this.#sheet.arrow({ kind, from: lane, to: lane, label: withData(kind, '', data), sentence, events });
    for (const id of execution.timers.keys()) this.#sheet.end(timerKey(execution.instanceId, id));
    execution.timers.clear(); // those of an instance that was ended never fire
  }

  #cancellations(episode: EpisodeRecord, lane: string, execution: Execution): void {
    for (const id of episode.cancelledTimers) {
      if (execution.timers.has(id)) this.#timerCancelled(id, lane, execution);
    }
  }

  #timerCancelled(id: number, lane: string, execution: Execution): void {
    execution.timers.delete(id);
    const sentence = `${this.#sheet.name(lane)} cancels its timer.`;
    this.#sheet.arrow({ kind: 'timer-cancelled', from: lane, to: this.#sheet.timer(), label: 'cancel', sentence });
    this.#sheet.end(timerKey(execution.instanceId, id));
  }

  #timerFired(id: number, lane: string, execution: Execution): void {
    execution.timers.delete(id);
    const sentence = `the timer is due and wakes ${this.#sheet.name(lane)}.`;
    const events = [answeredName(id, execution)];
    this.#sheet.arrow({ kind: 'timer-fired', from: this.#sheet.timer(), to: lane, label: 'due', sentence, events });
    this.#sheet.end(timerKey(execution.instanceId, id));
  }
}

const timerKey = (instanceId: string, id: number): string => `timer ${String(id)} ${instanceId}`;

const ends = new Map([
  [OrchestrationStatus.Completed, ['completed', 'completes']],
  [OrchestrationStatus.Failed, ['failed', 'fails']],
  [OrchestrationStatus.Terminated, ['terminated', 'is terminated']],
] as const) as ReadonlyMap<number, readonly ['completed' | 'failed' | 'terminated', string]>;

function waitedFor(calls: readonly DurableCall[]): string[] {
  return calls.flatMap(({ api, target }) => (api === 'waitForExternalEvent' && target !== undefined ? [target] : []));
}
