// Sequence senders: who sent what. A request is recorded when it has been answered, after the messages that it caused; this
// finds out which messages and requests belong together, so that a picture can show them in the order of cause and effect.
//
// Owns:   the matching of messages and requests.
// Never:  guesses across another answer of the same function: what doesn't match counts as sent from outside.

import type { ClientMessageRecord, HubRecord, RequestRecord } from '#core';

/** What was found out about the requests among some records. Keys are the records' `sequence`. */
export interface Senders {
  /** The request that carried a message. */
  readonly carrierOf: ReadonlyMap<number, RequestRecord>;
  /** The requests that began before this record, although they were recorded later. */
  readonly opensBefore: ReadonlyMap<number, readonly RequestRecord[]>;
  /** Requests that are shown by the message that they carried. */
  readonly isCarrier: ReadonlySet<number>;
}

/** Finds the sender of every message. */
export function findSenders(records: readonly HubRecord[]): Senders {
  const carrierOf = new Map<number, RequestRecord>();
  const opensBefore = new Map<number, RequestRecord[]>();
  const isCarrier = new Set<number>();
  const firstOf = new Map<string, number>();
  let unsent: ClientMessageRecord[] = [];

  for (const record of records) {
    if (isClientMessage(record)) unsent.push(record);
    if (record.kind !== 'request') continue;
    const message = unsent.findLast((one) => carries(record, one));
    if (message) {
      carrierOf.set(message.sequence, record);
      isCarrier.add(record.sequence);
      unsent = unsent.filter((one) => one !== message);
    }
    const begin = message?.sequence ?? record.sequence;
    if (record.by !== null) {
      if (!firstOf.has(record.by)) firstOf.set(record.by, begin);
      continue;
    }
    const opening = (record.answeredBy === null ? undefined : firstOf.get(record.answeredBy)) ?? begin;
    if (record.answeredBy !== null) firstOf.delete(record.answeredBy);
    opensBefore.set(opening, [...(opensBefore.get(opening) ?? []), record]);
  }
  return { carrierOf, opensBefore, isCarrier };
}

const CLIENT_MESSAGES: ReadonlySet<HubRecord['kind']> = new Set([
  'start',
  'raise',
  'terminate',
  'suspend',
  'resume',
  'rewind',
  'signal',
]);

function isClientMessage(record: HubRecord): record is ClientMessageRecord {
  return CLIENT_MESSAGES.has(record.kind);
}

/** Whether a request of the built-in HTTP API is the one that put a message into a queue. */
function carries(request: RequestRecord, message: ClientMessageRecord): boolean {
  if (request.answeredBy !== null || request.status >= 400 || request.method !== 'POST') return false;
  const path = pathOf(request).toLowerCase();
  const instance = `/instances/${message.instanceId}/`.toLowerCase();
  switch (message.kind) {
    case 'start':
      return path.includes(`/orchestrators/${message.name}`.toLowerCase());
    case 'raise':
      return path.endsWith(`${instance}raiseevent/${message.name.toLowerCase()}`);
    case 'signal':
      return path.endsWith(`/entities/${message.instanceId.slice(1).replace('@', '/')}`.toLowerCase());
    default:
      return path.endsWith(`${instance}${message.kind}`);
  }
}

/** A request's path without its query, decoded where that is possible. */
export function pathOf(request: RequestRecord): string {
  const path = request.path.split('?')[0] ?? '';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
