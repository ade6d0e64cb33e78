// Management: what operators do with instances: pause, go on, rewind, restart, purge, look through (host semantics §7.3–7.6, §7.9).
//
// Owns:   the rules of each operation, and what is found.
// Never:  runs an episode.
//
// M1. Lists are ordered by instance id; entities are in them like instances, with ids that begin with `@`.

import type { Clock } from './clock.ts';
import type { Entities } from './entities.ts';
import { EventLog } from './event-log.ts';
import { InstanceNotFoundError, InstanceStateError } from './errors.ts';
import { isFinished, statusOf } from './instance.ts';
import type { Instance } from './instance.ts';
import type { Instances } from './instances.ts';
import { executionResumed, executionSuspended, rewindStarted } from './messages.ts';
import type { IdSource } from './random.ts';
import type { Recorder } from './recorder.ts';
import type { InstanceStatus, RuntimeStatus } from './records.ts';
import { failedChildren, rewound } from './rewind.ts';

/** Which instances are meant. Everything that is given must hold. */
export interface InstanceFilter {
  readonly instanceIdPrefix?: string;
  /** Created at this instant or later (milliseconds since the Unix epoch). */
  readonly createdFromMs?: number;
  /** Created at this instant or earlier. */
  readonly createdToMs?: number;
  /** Empty means every status. */
  readonly runtimeStatus?: readonly string[];
}

/** A page of a list. */
export interface InstancePage {
  readonly instances: readonly InstanceStatus[];
  /** Where the next page begins; undefined at the end. */
  readonly next: string | undefined;
}

/** What management needs of the task hub. */
export interface ManagementContext {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly instances: Instances;
  readonly entities: Entities;
  readonly recorder: Recorder;
}

/** Operations on the instances of a task hub. */
export class Management {
  readonly #hub: ManagementContext;

  constructor(hub: ManagementContext) {
    this.#hub = hub;
  }

  /**
   * Pauses an instance (host semantics §7.4).
   *
   * @returns false when it has finished and nothing was sent.
   * @throws {InstanceNotFoundError}
   * @throws {InstanceStateError} it is suspended already.
   */
  suspend(instanceId: string, reason: string | null): boolean {
    const { runtimeStatus } = this.#existing(instanceId);
    if (runtimeStatus === 'Suspended') throw new InstanceStateError(cannot('suspend', instanceId, runtimeStatus));
    const isSent = this.#hub.instances.sendFromClient(instanceId, executionSuspended(reason, this.#hub.clock.nowMs()));
    if (isSent) this.#hub.recorder.record({ kind: 'suspend', instanceId, name: '', input: reason });
    return isSent;
  }

  /**
   * Lets a suspended instance go on (host semantics §7.4).
   *
   * @returns false when it has finished and nothing was sent.
   * @throws {InstanceNotFoundError}
   * @throws {InstanceStateError} it is not suspended.
   */
  resume(instanceId: string, reason: string | null): boolean {
    const instance = this.#existing(instanceId);
    const { runtimeStatus } = instance;
    if (runtimeStatus !== 'Suspended' && !isFinished(instance)) {
      throw new InstanceStateError(cannot('resume', instanceId, runtimeStatus));
    }
    const isSent = this.#hub.instances.sendFromClient(instanceId, executionResumed(reason, this.#hub.clock.nowMs()));
    if (isSent) this.#hub.recorder.record({ kind: 'resume', instanceId, name: '', input: reason });
    return isSent;
  }

  /**
   * Takes the failures out of a failed instance's history and lets it try again (host semantics §7.5).
   *
   * @throws {InstanceNotFoundError}
   * @throws {InstanceStateError} it has not failed.
   */
  rewind(instanceId: string, reason: string | null): void {
    const instance = this.#existing(instanceId);
    if (instance.runtimeStatus !== 'Failed') {
      throw new InstanceStateError(
        `This orchestration has status ${instance.runtimeStatus}, but only orchestrations in the "Failed" state can be rewound.`,
      );
    }
    this.#hub.recorder.record({ kind: 'rewind', instanceId, name: '', input: reason });
    this.#rewind(instance, reason);
  }

  /** The deepest failed instances are set going; those above wait for them. */
  #rewind(instance: Instance, reason: string | null): void {
    const nowMs = this.#hub.clock.nowMs();
    const children = failedChildren(instance.history.events).flatMap((id) => this.#hub.instances.get(id) ?? []);
    const failed = children.filter((child) => child.runtimeStatus === 'Failed');
    instance.history = new EventLog(rewound(instance.history.events));
    instance.runtimeStatus = 'Pending';
    instance.output = null;
    instance.lastUpdatedMs = nowMs;
    for (const child of failed) this.#rewind(child, reason);
    if (failed.length > 0) return;
    this.#hub.instances.enqueue(instance, { dueMs: nowMs, event: rewindStarted(reason, nowMs) });
  }

  /**
   * Starts an orchestration once more with the same input (host semantics §7.6).
   *
   * @param withNewId false reuses the id.
   * @returns the id of the new instance.
   * @throws {InstanceNotFoundError}
   * @throws {InstanceExistsError} the id is to be reused and its instance has not finished.
   */
  restart(instanceId: string, withNewId: boolean): string {
    const { name, version, input } = this.#existing(instanceId);
    const { instances, ids, recorder } = this.#hub;
    if (!withNewId) instances.refuseDuplicate(instanceId);
    const id = withNewId ? ids.instanceId() : instanceId;
    recorder.record({ kind: 'start', instanceId: id, name, input });
    instances.create({ name, version, instanceId: id, input, parent: null });
    return id;
  }

  /** Removes an instance or entity and its history, whatever its status. Returns whether there was one. */
  purge(instanceId: string): boolean {
    const isRemoved = this.#hub.instances.remove(instanceId) || this.#hub.entities.purge(instanceId);
    if (isRemoved) this.#hub.recorder.record({ kind: 'purge', instanceId, name: '', input: null });
    return isRemoved;
  }

  /** Removes every instance and entity that a filter finds. Returns how many there were. */
  purgeBy(filter: InstanceFilter): number {
    return this.#found(filter).filter(({ instanceId }) => this.purge(instanceId)).length;
  }

  /**
   * Looks through instances and entities (M1).
   *
   * @param top the most that a page holds.
   * @param from where the page begins, as an earlier page told.
   */
  query(filter: InstanceFilter, top: number, from?: string): InstancePage {
    const found = this.#found(filter).filter(({ instanceId }) => from === undefined || instanceId >= from);
    return { instances: found.slice(0, top), next: found[top]?.instanceId };
  }

  #found({ instanceIdPrefix, createdFromMs, createdToMs, runtimeStatus = [] }: InstanceFilter): InstanceStatus[] {
    const all = [
      ...this.#hub.instances.all().map(statusOf),
      ...this.#hub.entities.all().flatMap(({ instanceId }) => this.#hub.entities.status(instanceId) ?? []),
    ];
    return all
      .filter(
        (one) =>
          (instanceIdPrefix === undefined || one.instanceId.startsWith(instanceIdPrefix)) &&
          (createdFromMs === undefined || one.createdMs >= createdFromMs) &&
          (createdToMs === undefined || one.createdMs <= createdToMs) &&
          (runtimeStatus.length === 0 || runtimeStatus.includes(one.runtimeStatus)),
      )
      .sort((one, other) => (one.instanceId < other.instanceId ? -1 : 1));
  }

  #existing(instanceId: string): Instance {
    const instance = this.#hub.instances.get(instanceId);
    if (!instance) throw new InstanceNotFoundError(instanceId);
    return instance;
  }
}

function cannot(verb: string, instanceId: string, runtimeStatus: RuntimeStatus): string {
  return `Cannot ${verb} the orchestration instance ${instanceId} because instance is in the ${runtimeStatus} state.`;
}
