// Entities: all entities of a task hub, the way messages reach them, and running what their messages ask for (host semantics §9).
//
// Owns:   creating, finding, sending, and the order run, persist, send.
// Never:  decides when an entity runs (task-hub.ts).
//
// N1. Everything visible for an entity at the current instant is one batch.
// N2. A batch is persisted whole or not at all; answers and signals leave after that.

import type { AppLink } from './app-link.ts';
import type { Clock } from './clock.ts';
import { entityIdOf, schedulerId } from './entity-id.ts';
import type { EntityId } from './entity-id.ts';
import { batchOutcome, batchPayload, failedBatch } from './entity-batch.ts';
import type { BatchOutcome } from './entity-batch.ts';
import { LOCK_GRANTED } from './entity-messages.ts';
import type { EntityRelease, EntityRequest, EntityResponse } from './entity-messages.ts';
import { entityStatus, nextBatch, received } from './entity.ts';
import type { Entity, EntityBatch, EntityMessage, EntityState } from './entity.ts';
import type { Instances } from './instances.ts';
import { eventRaised } from './messages.ts';
import { missingFunctionNotice } from './notices.ts';
import type { IdSource } from './random.ts';
import type { Recorder } from './recorder.ts';
import type { InstanceStatus } from './records.ts';
import { chooseOperation } from './ties.ts';
import type { PickFirst } from './ties.ts';

const NEW: EntityState = { exists: false, state: null, queue: [], lockedBy: null };

/** What entities need of the task hub. */
export interface EntitiesContext {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly link: AppLink;
  readonly instances: Instances;
  readonly recorder: Recorder;
  /** Called with the instant at which a message becomes visible. */
  readonly batchDue: (dueMs: number, instanceId: string) => void;
}

/** What a batch would change. */
interface Run {
  readonly batch: EntityBatch;
  readonly outcome: BatchOutcome;
}

/** The entities of a task hub. */
export class Entities {
  readonly #hub: EntitiesContext;
  readonly #byId = new Map<string, Entity>();

  constructor(hub: EntitiesContext) {
    this.#hub = hub;
  }

  /** An entity by its id. */
  get(id: EntityId): Entity | undefined {
    return this.#byId.get(schedulerId(id));
  }

  /** All entities, in the order of their creation. */
  all(): readonly Entity[] {
    return [...this.#byId.values()];
  }

  /** An entity as an instance. */
  status(instanceId: string): InstanceStatus | undefined {
    const entity = this.#byId.get(instanceId);
    return entity && entityStatus(entity);
  }

  /** Removes an entity. */
  purge(instanceId: string): boolean {
    return this.#byId.delete(instanceId);
  }

  /**
   * Signals an entity for a client.
   *
   * @param input JSON text, or null.
   */
  signal(id: EntityId, operation: string, input: string | null): void {
    const request = {
      op: operation,
      signal: true as const,
      ...(input === null ? {} : { input }),
      id: this.#hub.ids.requestId(),
    };
    this.#hub.recorder.record({ kind: 'signal', instanceId: schedulerId(id), name: operation, input });
    this.#enqueue(schedulerId(id), { dueMs: this.#hub.clock.nowMs(), body: { op: request } });
  }

  /** Delivers what an orchestration sent (host semantics §9.2). */
  deliver(sent: { readonly target: string; readonly name: string; readonly input: string }): void {
    const nowMs = this.#hub.clock.nowMs();
    if (sent.name === 'release') {
      this.#enqueue(sent.target, { dueMs: nowMs, body: { release: JSON.parse(sent.input) as EntityRelease } });
    } else {
      this.#request(sent.target, JSON.parse(sent.input) as EntityRequest);
    }
  }

  #request(target: string, op: EntityRequest): void {
    const nowMs = this.#hub.clock.nowMs();
    const dueMs = op.due === undefined ? nowMs : Math.max(nowMs, Date.parse(op.due));
    this.#enqueue(target, { dueMs, body: { op } });
  }

  #enqueue(instanceId: string, message: EntityMessage): void {
    const id = entityIdOf(instanceId);
    if (!id) return;
    const nowMs = this.#hub.clock.nowMs();
    const known = this.#byId.get(instanceId);
    const entity = known ?? { instanceId, id, createdMs: nowMs, lastUpdatedMs: nowMs, current: NEW, inbox: [] };
    this.#byId.set(instanceId, entity);
    entity.inbox.push(message);
    this.#hub.batchDue(message.dueMs, instanceId);
  }

  /** Whether an entity has something to do at an instant. */
  hasWorkAt(instanceId: string, instantMs: number): boolean {
    return this.#byId.get(instanceId)?.inbox.some((message) => message.dueMs <= instantMs) ?? false;
  }

  /**
   * Runs the batch that an entity's visible messages make (N1).
   *
   * @param pick chooses which of them goes first.
   * @param lose called when the operations have run and nothing has been persisted; they then run once more.
   */
  async runBatch(instanceId: string, pick?: PickFirst, lose?: () => Promise<void>): Promise<void> {
    const entity = this.#byId.get(instanceId);
    if (!entity) return;
    const nowMs = this.#hub.clock.nowMs();
    if (pick) chooseOperation(entity, nowMs, pick);
    const messages = entity.inbox.filter((message) => message.dueMs <= nowMs).sort((a, b) => a.dueMs - b.dueMs);
    if (lose) {
      await this.#run(entity, messages);
      await lose();
    }
    const run = await this.#run(entity, messages);
    const { exists, state } = run.outcome;
    entity.current = { ...run.batch.rest, exists, state };
    entity.inbox = entity.inbox.filter((message) => !messages.includes(message));
    entity.lastUpdatedMs = nowMs;
    this.#record(entity, run);
    this.#send(entity, run);
    if (run.batch.isFull) this.#enqueue(instanceId, { dueMs: nowMs, body: { continue: true } });
  }

  async #run(entity: Entity, messages: readonly EntityMessage[]): Promise<Run> {
    const { link, recorder } = this.#hub;
    const state = received(entity.current, messages);
    const batch = nextBatch(state);
    const { operations } = batch;
    if (operations.length === 0) {
      return { batch, outcome: { exists: state.exists, state: state.state, responses: [], signals: [] } };
    }
    const registered = link.functions.find('entity', entity.id.name);
    if (!registered) {
      recorder.notice(entity.instanceId, [
        missingFunctionNotice('entity', entity.id.name, link.functions.all('entity')),
      ]);
      return { batch, outcome: failedBatch(state, operations, link.functions.missingText('entity', entity.id.name)) };
    }
    const answer = await link.invoke(registered, { string: batchPayload(entity.id, state, operations) });
    return { batch, outcome: batchOutcome(state, operations, answer) };
  }

  #record({ instanceId, current }: Entity, { batch, outcome }: Run): void {
    this.#hub.recorder.record({
      kind: 'entity',
      instanceId,
      operations: batch.operations.map(({ op, input = null, signal = false, parent = null }, index) => {
        const { result, exceptionType } = outcome.responses[index] ?? { result: null };
        return {
          name: op ?? '',
          input,
          isSignal: signal,
          from: parent,
          result,
          hasFailed: exceptionType !== undefined,
        };
      }),
      exists: current.exists,
      state: current.state,
      lockedBy: current.lockedBy,
    });
  }

  #send(entity: Entity, { batch, outcome }: Run): void {
    for (const [index, request] of batch.operations.entries()) {
      const response = outcome.responses[index];
      if (!request.signal && response) this.#answer(request, response);
    }
    for (const { target, name, input } of outcome.signals) {
      const request = {
        op: name,
        signal: true as const,
        input,
        id: this.#hub.ids.requestId(),
        parent: entity.instanceId,
      };
      this.#request(schedulerId(target), request);
    }
    if (batch.lock) this.#passLockOn(batch.lock);
  }

  /** A lock that was granted goes to the next entity of its set; at the last, whoever asked is told (host semantics §9.5). */
  #passLockOn(lock: EntityRequest): void {
    const pos = (lock.pos ?? 0) + 1;
    const next = lock.lockset?.[pos];
    if (next) this.#request(schedulerId(next), { ...lock, pos });
    else this.#answer(lock, LOCK_GRANTED);
  }

  #answer({ id, parent, parentExecution }: EntityRequest, response: EntityResponse): void {
    const { clock, instances } = this.#hub;
    const caller = parent === undefined ? undefined : instances.get(parent);
    if (!caller) return;
    const dueMs = clock.nowMs();
    const event = eventRaised(id, JSON.stringify(response), dueMs);
    instances.enqueue(caller, {
      dueMs,
      ...(parentExecution === undefined ? {} : { executionId: parentExecution }),
      event,
    });
  }
}
