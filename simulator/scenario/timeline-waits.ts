// Timeline waits: what an orchestrator waits for after an episode.
//
// Owns:   which tasks of an execution are open, and which of them it can go on with.
// Never:  knows the source. Where that would decide (two tasks made, then yielded one by one), all that work for it are named.

import { elapsedText, EventType } from '#core';
import type { DurableCall, EpisodeRecord, HistoryEvent } from '#core';
import type { WaitKind } from './timeline-model.ts';

/** Something that an orchestrator waits for. */
export interface Wait {
  readonly on: WaitKind;
  /** Of an activity, event, orchestrator or entity; of a timer, when it is due. */
  readonly name: string;
}

const kindOfApi: Readonly<Record<string, WaitKind>> = {
  callActivity: 'activity',
  callActivityWithRetry: 'activity',
  callSubOrchestrator: 'sub-orchestration',
  callSubOrchestratorWithRetry: 'sub-orchestration',
  callEntity: 'entity',
  createTimer: 'timer',
  waitForExternalEvent: 'event',
};

/** The most telling first. */
const order: readonly WaitKind[] = ['lock', 'entity', 'event', 'sub-orchestration', 'activity', 'timer'];

/** The open tasks of one execution. */
export class OpenTasks {
  readonly #startMs: number;
  readonly #scheduled = new Map<number, Wait>();
  /** Calls of entities and requests for locks, by the name of the event that answers. */
  readonly #asked = new Map<string, Wait>();
  /** How often each external event has arrived. */
  readonly #raised = new Map<string, number>();

  constructor(startMs: number) {
    this.#startMs = startMs;
  }

  /** Takes what an episode was told and what it decided. */
  add({ appended, cancelledTimers }: Pick<EpisodeRecord, 'appended' | 'cancelledTimers'>): void {
    for (const event of appended) this.#take(event);
    for (const id of cancelledTimers) this.#scheduled.delete(id);
  }

  /** What it waits for now, after an episode that made these calls; empty where nothing is open. */
  waits(calls: readonly DurableCall[]): Wait[] {
    const open = [...this.#asked.values(), ...this.#events(calls), ...this.#scheduled.values()];
    open.sort((one, other) => order.indexOf(one.on) - order.indexOf(other.on));
    const last = calls.findLast(({ api, holds }) => holds ?? kindOfApi[api]);
    if (!last) return open;
    const asked = last.holds ? membersOf(last, calls) : [last];
    const isMeant = (wait: Wait): boolean => asked.some((call) => isOf(wait, call));
    if (!open.some(isMeant)) return open;
    return open.filter((wait) => isMeant(wait) || (!last.holds && wait.on !== 'event' && wait.on !== 'timer'));
  }

  #take(event: HistoryEvent): void {
    switch (event.EventType) {
      case EventType.TaskScheduled:
        this.#scheduled.set(event.EventId, { on: 'activity', name: event.Name });
        break;
      case EventType.SubOrchestrationInstanceCreated:
        this.#scheduled.set(event.EventId, { on: 'sub-orchestration', name: event.Name });
        break;
      case EventType.TimerCreated: {
        const due = elapsedText(Date.parse(event.FireAt) - this.#startMs);
        this.#scheduled.set(event.EventId, { on: 'timer', name: `a timer due at ${due}` });
        break;
      }
      case EventType.TaskCompleted:
      case EventType.TaskFailed:
      case EventType.SubOrchestrationInstanceCompleted:
      case EventType.SubOrchestrationInstanceFailed:
        this.#scheduled.delete(event.TaskScheduledId);
        break;
      case EventType.TimerFired:
        this.#scheduled.delete(event.TimerId);
        break;
      case EventType.EventSent:
        this.#sent(event.InstanceId, event.Input);
        break;
      case EventType.EventRaised:
        if (!this.#asked.delete(event.Name)) this.#raised.set(event.Name, (this.#raised.get(event.Name) ?? 0) + 1);
    }
  }

  /** A call of an entity, or a request for a lock, is answered; a signal is not. */
  #sent(target: string, input: string): void {
    const { id, signal, lockset, op } = JSON.parse(input) as {
      id?: string;
      signal?: boolean;
      lockset?: unknown;
      op?: unknown;
    };
    if (id === undefined || signal || (op === undefined && !lockset)) return;
    this.#asked.set(id, lockset ? { on: 'lock', name: `the lock of ${target}` } : { on: 'entity', name: target });
  }

  #events(calls: readonly DurableCall[]): Wait[] {
    const left = new Map(this.#raised);
    return calls.flatMap(({ api, target }): Wait[] => {
      if (api !== 'waitForExternalEvent' || target === undefined) return [];
      const arrived = left.get(target) ?? 0;
      left.set(target, arrived - 1);
      return arrived > 0 ? [] : [{ on: 'event', name: target }];
    });
  }
}

/** The calls whose tasks are in a group, also in a group in it. */
function membersOf({ holds = [] }: DurableCall, calls: readonly DurableCall[]): DurableCall[] {
  return holds.flatMap((place) => {
    const call = calls[place];
    if (!call) return [];
    return call.holds ? membersOf(call, calls) : [call];
  });
}

function isOf({ on, name }: Wait, { api, target }: DurableCall): boolean {
  if (kindOfApi[api] !== on) return false;
  return on === 'timer' || on === 'entity' || target === undefined || target === name;
}

/** What is waited for, such as `waits for 2 × Ship, Paid`. */
export function waitText(waits: readonly Wait[]): string {
  if (waits.length === 0) return 'waits';
  const counts = new Map<string, number>();
  for (const { name } of waits) counts.set(name, (counts.get(name) ?? 0) + 1);
  const told = [...counts].map(([name, count]) => (count === 1 ? name : `${String(count)} × ${name}`));
  return `waits for ${told.join(', ')}`;
}
