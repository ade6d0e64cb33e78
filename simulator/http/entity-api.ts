// Entity API: the part of the built-in HTTP API that speaks of entities (host semantics §7.9, §9.8).
//
// Owns:   its status codes and bodies.
// Never:  chooses the operation (durable-api.ts).
//
// N1. An entity without state is answered like one that does not exist.

import type { Entity, EntityId } from '#core';
import { json, noContent, parsedJson } from './api-answers.ts';
import type { ApiRequest } from './durable-api.ts';
import { CONTINUATION, pageSize } from './paging.ts';
import { dateOf, flagOf, queryOf, textOf } from './query-flags.ts';

/** The entity that a path names; the key `$` is the empty one. */
export function entityOf(name: string, key: string): EntityId {
  return { name: name.toLowerCase(), key: key === '$' ? '' : key };
}

/** GET `entities/{name}/{key}`: the state itself. */
export function readEntity({ hub }: ApiRequest, id: EntityId): Response {
  const current = hub.entities.get(id)?.current;
  if (!current?.exists || current.state === null) return noContent(404); // N1
  return json(200, JSON.parse(current.state) as unknown);
}

/** POST `entities/{name}/{key}`. */
export async function signalEntity({ hub, request }: ApiRequest, id: EntityId): Promise<Response> {
  const body = await request.text();
  if (body !== '' && !parsedJson(body)) {
    return json(400, { Message: `Could not parse JSON content: ${body.slice(0, 80)}` });
  }
  hub.entities.signal(id, textOf(queryOf(request), 'op') ?? '', body === '' ? null : body);
  return noContent(202);
}

/** DELETE `entities/{name}/{key}`: the signal `delete`. */
export function deleteEntity({ hub }: ApiRequest, id: EntityId): Response {
  hub.entities.signal(id, 'delete', null);
  return noContent(202);
}

/** GET `entities` and `entities/{name}`. */
export function listEntities({ hub, request }: ApiRequest, name: string | undefined): Response {
  const query = queryOf(request);
  const [fromMs, toMs] = [dateOf(query, 'lastOperationTimeFrom'), dateOf(query, 'lastOperationTimeTo')];
  const found = hub.entities
    .all()
    .filter(({ id, current, lastUpdatedMs }) => {
      const isMeant = name === undefined || id.name === name.toLowerCase();
      const isInTime = lastUpdatedMs >= (fromMs ?? -Infinity) && lastUpdatedMs <= (toMs ?? Infinity);
      return isMeant && isInTime && current.exists;
    })
    .sort((one, other) => (one.instanceId < other.instanceId ? -1 : 1));
  const start = Number(request.headers.get(CONTINUATION)) || 0;
  const top = pageSize(query);
  const page = found.slice(start, start + top);
  const next = start + top < found.length ? String(start + top) : '';
  const showsState = flagOf(query, 'fetchState', false);
  return json(
    200,
    page.map((entity) => entityPayload(entity, showsState)),
    { [CONTINUATION]: next },
  );
}

function entityPayload({ id, current, lastUpdatedMs }: Entity, showsState: boolean) {
  return {
    entityId: { name: id.name, key: id.key },
    lastOperationTime: new Date(lastUpdatedMs).toISOString(),
    state: showsState && current.state !== null ? (JSON.parse(current.state) as unknown) : null,
  };
}
