// Instances: all orchestration instances of a task hub, by id, and the way messages reach them.
//
// Owns:   creating, finding, and queueing.
// Never:  runs an episode (orchestrations.ts).

import type { Clock } from './clock.ts';
import { InstanceExistsError, InstanceNotFoundError } from './errors.ts';
import type { MessageEvent, ParentInstance } from './history.ts';
import { hasVisibleMessage, isFinished, pendingInstance } from './instance.ts';
import type { Instance, Message } from './instance.ts';
import { executionStarted } from './messages.ts';
import type { IdSource } from './random.ts';

/** What an instance is created from; `input` is JSON text. */
export interface InstanceStart {
  readonly name: string;
  readonly instanceId: string;
  readonly version: string;
  readonly input: string | null;
  readonly parent: ParentInstance | null;
}

/** The instances of a task hub. */
export class Instances {
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #queued: (instance: Instance, message: Message) => void;
  readonly #byId = new Map<string, Instance>();

  /** @param queued called with each message that was queued; at its `dueMs` an episode is due. */
  constructor(clock: Clock, ids: IdSource, queued: (instance: Instance, message: Message) => void) {
    this.#clock = clock;
    this.#ids = ids;
    this.#queued = queued;
  }

  /** An instance by its id. */
  get(instanceId: string): Instance | undefined {
    return this.#byId.get(instanceId);
  }

  /** All instances, in the order of their creation. */
  all(): Instance[] {
    return [...this.#byId.values()];
  }

  /** @throws {InstanceExistsError} an instance with this id has not finished (host semantics §7.7). */
  refuseDuplicate(instanceId: string): void {
    const existing = this.#byId.get(instanceId);
    if (existing && !isFinished(existing)) throw new InstanceExistsError(existing.runtimeStatus);
  }

  /** Creates an instance, in the place of a finished one with the same id, and queues its start. */
  create(start: InstanceStart): void {
    const nowMs = this.#clock.nowMs();
    const executions = (this.#byId.get(start.instanceId)?.executions ?? 0) + 1;
    const executionId = this.#ids.executionId(start.instanceId, executions);
    const instance = pendingInstance({ ...start, executionId, executions, nowMs });
    this.#byId.delete(start.instanceId);
    this.#byId.set(start.instanceId, instance);
    this.enqueue(instance, { dueMs: nowMs, executionId, event: executionStarted(instance, nowMs) });
  }

  /** Removes an instance and its history. */
  remove(instanceId: string): boolean {
    return this.#byId.delete(instanceId);
  }

  /** Queues a message. */
  enqueue(instance: Instance, message: Message): void {
    instance.queue.push(message);
    this.#queued(instance, message);
  }

  /**
   * Queues a client's message for whichever execution is current.
   *
   * @returns false when the instance has finished and nothing was queued.
   * @throws {InstanceNotFoundError}
   */
  sendFromClient(instanceId: string, event: MessageEvent): boolean {
    const instance = this.#byId.get(instanceId);
    if (!instance) throw new InstanceNotFoundError(instanceId);
    if (isFinished(instance)) return false;
    this.enqueue(instance, { dueMs: this.#clock.nowMs(), event });
    return true;
  }

  /** Whether an episode of the instance can run at an instant. Messages of a finished one are discarded (host semantics §2.5). */
  hasWorkAt(instanceId: string, instantMs: number): boolean {
    const instance = this.#byId.get(instanceId);
    if (!instance) return false;
    if (isFinished(instance)) instance.queue = [];
    return hasVisibleMessage(instance, instantMs);
  }
}
