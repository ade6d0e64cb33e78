// Durable API: the built-in HTTP API of the Durable Functions extension (host semantics §7.8, §7.9).
//
// Owns:   which operation a method and path mean.
// Never:  keeps state; the task hub does.
//
// D1. A path or method that the API does not have is answered 404 without a body.
// D2. The words of a path are compared without regard to case. Names and ids keep theirs.

import type { TaskHub } from '#core';
import { noContent } from './api-answers.ts';
import { deleteEntity, entityOf, listEntities, readEntity, signalEntity } from './entity-api.ts';
import {
  getInstance,
  listInstances,
  operate,
  purgeInstance,
  purgeInstances,
  raiseEvent,
  startInstance,
} from './instance-api.ts';
import type { HostAddress } from './management-urls.ts';

/** A request to the API: what is left of the path below its base. */
export interface ApiRequest {
  readonly hub: TaskHub;
  readonly request: Request;
  /** Decoded segments below the base, such as `['instances', 'order-1', 'terminate']`. */
  readonly segments: readonly string[];
  /** What management URLs are given. */
  readonly address: HostAddress;
}

/** Answers a request to the API. */
export async function answerDurableApi(api: ApiRequest): Promise<Response> {
  const { segments } = api;
  if (segments.includes('')) return noContent(404); // D1: two slashes in a row
  switch (segments[0]?.toLowerCase()) {
    case 'orchestrators':
      return api.request.method === 'POST' && hasLength(segments, 2, 3) ? startInstance(api) : noContent(404);
    case 'instances':
      return answerInstances(api);
    case 'entities':
      return answerEntities(api);
    case 'makeprimary':
      return noContent(api.request.method === 'POST' && segments.length === 1 ? 200 : 404);
    default:
      return noContent(404);
  }
}

async function answerInstances(api: ApiRequest): Promise<Response> {
  const { segments } = api;
  const [, id = '', operation = '', name = ''] = segments;
  switch (`${api.request.method} ${segments.length}`) {
    case 'GET 1':
      return listInstances(api);
    case 'DELETE 1':
      return purgeInstances(api);
    case 'GET 2':
      return getInstance(api, id);
    case 'DELETE 2':
      return purgeInstance(api, id);
    case 'POST 3':
      return operate(api, id, operation.toLowerCase());
    case 'POST 4':
      return operation.toLowerCase() === 'raiseevent' ? raiseEvent(api, id, name) : noContent(404);
    default:
      return noContent(404);
  }
}

async function answerEntities(api: ApiRequest): Promise<Response> {
  const { segments } = api;
  const [, name, key] = segments;
  if (name === undefined || key === undefined) {
    return api.request.method === 'GET' ? listEntities(api, name) : noContent(404);
  }
  const id = entityOf(name, key);
  switch (`${api.request.method} ${segments.length}`) {
    case 'GET 3':
      return readEntity(api, id);
    case 'POST 3':
      return signalEntity(api, id);
    case 'DELETE 3':
      return deleteEntity(api, id);
    default:
      return noContent(404);
  }
}

function hasLength(segments: readonly string[], least: number, most: number): boolean {
  return segments.length >= least && segments.length <= most;
}
