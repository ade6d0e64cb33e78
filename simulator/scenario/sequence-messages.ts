// Sequence messages: requests, and what clients send to instances.

import type { ClientMessageRecord, EntityRecord, RequestRecord } from '#core';
import { pathOf } from './sequence-senders.ts';
import type { ArrowKind } from './sequence-model.ts';
import type { Senders } from './sequence-senders.ts';
import { raisedName, startedName } from './event-name.ts';
import type { ArrowParts, SequenceSheet } from './sequence-sheet.ts';
import { shortText, withData } from './sequence-text.ts';

/** What all paths of the built-in HTTP API begin with: too long for a picture, and the same everywhere. */
const apiBase = /^\/runtime\/webhooks\/durabletask\//;

/** Writes the steps of requests and client messages. */
export class MessageSteps {
  readonly #sheet: SequenceSheet;
  readonly #senders: Senders;
  /** What entities hold, as JSON text, by scheduler id. */
  readonly #states = new Map<string, string | null>();

  constructor(sheet: SequenceSheet, senders: Senders) {
    this.#sheet = sheet;
    this.#senders = senders;
  }

  /** Takes what an entity holds, for whoever reads it later. */
  entityHolds({ instanceId, state }: EntityRecord): void {
    this.#states.set(instanceId, state);
  }

  /** The requests that had been sent before a record, although their own records come later. */
  openRequests(sequence: number): void {
    for (const request of this.#senders.opensBefore.get(sequence) ?? []) {
      const from = this.#sheet.client();
      const to = this.#answerer(request);
      const path = pathOf(request);
      const label = `${request.method} ${request.answeredBy === null ? path.replace(apiBase, '…/') : path}`;
      const sentence = `the client sends ${request.method} ${path} to ${this.#sheet.name(to)}.`;
      this.#sheet.arrow({ kind: 'request', from, to, label, sentence });
    }
  }

  closeRequest(request: RequestRecord): void {
    if (request.by !== null) {
      if (!this.#senders.isCarrier.has(request.sequence)) this.#queryOrRefusal(request, request.by);
      return;
    }
    const from = this.#answerer(request);
    const label = String(request.status);
    const sentence = `${this.#sheet.name(from)} answers the client with ${label}.`;
    this.#sheet.arrow({ kind: 'response', from, to: this.#sheet.client(), label, sentence });
  }

  add(message: ClientMessageRecord): void {
    const { kind, instanceId, name, input } = message;
    const to = this.#sheet.instance(instanceId, kind === 'start' ? name : undefined);
    const from = this.#sender(message);
    const target = this.#sheet.name(to);
    const label = kind === 'raise' || kind === 'signal' ? name : kind;
    const doing = {
      start: `starts ${target}`,
      raise: `raises ${name} for ${target}`,
      terminate: `terminates ${target}`,
      suspend: `suspends ${target}`,
      resume: `resumes ${target}`,
      rewind: `rewinds ${target}`,
      purge: `purges ${target}`,
      signal: `signals ${name} of ${target}`,
    };
    const data = input === null ? '' : shortText(input);
    const sentence = `${withData(`${this.#sheet.name(from)} ${doing[kind]}`, 'with', data)}.`;
    const events = eventsOf(message);
    this.#sheet.arrow({ kind: ARROWS[kind], from, to, label: withData(label, '', data), sentence, ...events });
  }

  /** A call of a durable client that put no message into a queue. */
  #queryOrRefusal(request: RequestRecord, by: string): void {
    const from = this.#sheet.clientFunction(by);
    const read = readEntity(request);
    if (read !== undefined) {
      this.#read(from, read, request.status);
      return;
    }
    const to = this.#sheet.httpApi();
    const status = String(request.status);
    const label = `${request.method} ${pathOf(request).split('/').at(-1) ?? ''} → ${status}`;
    const sentence = `${by} sends ${request.method} ${pathOf(request)} to ${this.#sheet.name(to)}, which answers ${status}.`;
    this.#sheet.arrow({ kind: 'request', from, to, label, sentence });
  }

  /** Reading passes through the HTTP API as well, but what comes back is the entity's state; no operation is sent to it. */
  #read(reader: string, schedulerId: string, status: number): void {
    const entity = this.#sheet.instance(schedulerId);
    const found = status === 200 ? shortText(this.#states.get(schedulerId) ?? 'one') : 'none';
    const sentence = `${this.#sheet.name(reader)} reads the state of ${this.#sheet.name(entity)}, and finds ${found}.`;
    this.#sheet.arrow({ kind: 'response', from: entity, to: reader, label: `read: ${found}`, sentence });
  }

  #answerer(request: RequestRecord): string {
    return request.answeredBy === null ? this.#sheet.httpApi() : this.#sheet.clientFunction(request.answeredBy);
  }

  #sender(message: ClientMessageRecord): string {
    const carrier = this.#senders.carrierOf.get(message.sequence);
    if (!carrier) return this.#sheet.client();
    return carrier.by === null ? this.#sheet.httpApi() : this.#sheet.clientFunction(carrier.by);
  }
}

/** The scheduler id of the entity that a request reads; undefined where it does anything else. */
function readEntity(request: RequestRecord): string | undefined {
  const [, name, key] = /\/entities\/([^/]+)\/([^/]+)$/.exec(pathOf(request)) ?? [];
  const isAnswered = request.method === 'GET' && (request.status === 200 || request.status === 404);
  if (name === undefined || key === undefined || !isAnswered) return undefined;
  return `@${name.toLowerCase()}@${key}`;
}

/** The event that it becomes when it reaches its instance. */
function eventsOf({ kind, instanceId, name, atMs }: ClientMessageRecord): Pick<ArrowParts, 'events'> {
  if (kind === 'start') return { events: [startedName(instanceId, atMs)] };
  return kind === 'raise' ? { events: [raisedName(name, instanceId, atMs)] } : {};
}

const ARROWS: Record<ClientMessageRecord['kind'], ArrowKind> = {
  start: 'start',
  raise: 'raise',
  signal: 'raise',
  terminate: 'terminate',
  suspend: 'terminate',
  resume: 'terminate',
  rewind: 'terminate',
  purge: 'terminate',
};
