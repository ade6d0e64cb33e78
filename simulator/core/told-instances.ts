// Told instances: what the records of a run tell of its instances, at whatever record one stops reading.
//
// Owns:   reading records into statuses and histories.
// Never:  asks the hub. After the last record this is what the hub itself would say (guarded after every story).
//
// T1. Records are read in order and once. To see an earlier moment, others read again from the beginning.
// T2. What was handed out is never changed afterwards; an instance that nothing was told of since is the same object again.

import { EventType } from './history.ts';
import type { HistoryEvent } from './history.ts';
import { isFinished, parsedOrText } from './instance.ts';
import type { ChildRecord, ClientMessageRecord, EpisodeRecord, HubRecord, InstanceStatus } from './records.ts';
import { failedChildren, rewound } from './rewind.ts';

/** An instance as its records tell it. */
export interface ToldInstance extends InstanceStatus {
  /** The events of the current execution. */
  readonly history: readonly HistoryEvent[];
  /** Of the current execution; empty before its first episode. */
  readonly executionId: string;
  /** The instance that started it as a sub-orchestration. */
  readonly parentId: string | null;
}

/** The instances of a run, from its records. */
export class ToldInstances {
  readonly #byId = new Map<string, ToldInstance>();

  /** Reads the next record (T1). */
  read(record: HubRecord): void {
    if (record.kind === 'start' || record.kind === 'child') this.#create(record);
    else if (record.kind === 'episode') this.#advance(record);
    else if (record.kind === 'rewind') this.#rewind(record.instanceId, record.atMs);
    else if (record.kind === 'purge') this.#byId.delete(record.instanceId);
  }

  /** All instances, in the order of their creation. */
  all(): ToldInstance[] {
    return [...this.#byId.values()];
  }

  #create(record: ClientMessageRecord | ChildRecord): void {
    const { instanceId, name, input, atMs } = record;
    this.#byId.delete(instanceId);
    this.#byId.set(instanceId, {
      name,
      instanceId,
      runtimeStatus: 'Pending',
      input: parsedOrText(input),
      customStatus: null,
      output: null,
      createdMs: atMs,
      lastUpdatedMs: atMs,
      history: [],
      executionId: '',
      parentId: record.kind === 'child' ? record.parentId : null,
    });
  }

  #advance(episode: EpisodeRecord): void {
    const known = this.#byId.get(episode.instanceId);
    if (!known) return;
    const { executionId, appended, runtimeStatus, atMs } = episode;
    const started = appended.find((event) => event.EventType === EventType.ExecutionStarted);
    this.#byId.set(known.instanceId, {
      ...known,
      executionId,
      runtimeStatus,
      history: executionId === known.executionId ? [...known.history, ...appended] : appended,
      // What continues as new is created anew.
      ...(started ? { input: parsedOrText(started.Input), createdMs: Date.parse(started.Timestamp) } : {}),
      customStatus: parsedOrText(episode.customStatus),
      output: parsedOrText(episode.output),
      lastUpdatedMs: atMs,
    });
  }

  /** As the host does: the deepest failed instances begin again, and those above wait for them. */
  #rewind(instanceId: string, nowMs: number): void {
    const known = this.#byId.get(instanceId);
    if (!known || (known.runtimeStatus !== 'Failed' && isFinished(known))) return;
    const children = failedChildren(known.history).filter((id) => this.#byId.get(id)?.runtimeStatus === 'Failed');
    const history = rewound(known.history);
    this.#byId.set(instanceId, { ...known, history, runtimeStatus: 'Pending', output: null, lastUpdatedMs: nowMs });
    for (const child of children) this.#rewind(child, nowMs);
  }
}
