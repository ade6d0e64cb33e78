// Instance API: the part of the built-in HTTP API that speaks of one instance or of many (host semantics §7.9).
//
// Owns:   its status codes, headers and bodies.
// Never:  chooses the operation (durable-api.ts).

import { InstanceExistsError, InstanceStateError } from '#core';
import type { InstanceFilter, InstanceStatus } from '#core';
import { badArgument, badJson, invalidOperation, json, noContent, parsedJson } from './api-answers.ts';
import type { ApiRequest } from './durable-api.ts';
import { managementPayload } from './management-urls.ts';
import { CONTINUATION, pageSize } from './paging.ts';
import { dateOf, flagOf, integerOf, queryOf, textOf, wordsOf } from './query-flags.ts';
import type { Query } from './query-flags.ts';
import { statusPayload } from './status-payload.ts';

/** POST `orchestrators/{name}[/{id}]`. */
export async function startInstance(api: ApiRequest): Promise<Response> {
  const { hub, request, segments } = api;
  const [, name = '', instanceId] = segments;
  const body = await request.text();
  if (body !== '' && !parsedJson(body)) return badJson(body);
  const version = textOf(queryOf(request), 'version');
  try {
    const id = hub.start({ name, version, instanceId, input: body === '' ? null : body });
    return await startedAnswer(api, id);
  } catch (error) {
    if (error instanceof InstanceExistsError) return json(409, { Message: error.message });
    throw error;
  }
}

/** 202 with the management URLs; with `timeout` and `pollingInterval`, the output if it comes in time. */
async function startedAnswer(api: ApiRequest, id: string): Promise<Response> {
  const query = queryOf(api.request);
  const [timeout, interval] = [integerOf(query, 'timeout'), integerOf(query, 'pollingInterval')];
  if (timeout !== undefined && interval !== undefined) {
    if (interval > timeout) {
      return badArgument(`Total timeout ${timeout} should be bigger than retry timeout ${interval}`);
    }
    const hasEnded = () => endedStatus(api, id) !== undefined;
    const options = { timeoutMs: timeout * 1_000, intervalMs: Math.max(1, interval) * 1_000 };
    await api.hub.waitUntil(hasEnded, options);
    const ended = endedStatus(api, id);
    if (ended) return ended.runtimeStatus === 'Completed' ? json(200, ended.output) : statusAnswer(api, ended);
  }
  const urls = managementPayload(api.address, id);
  const location = new URL(urls['statusQueryGetUri'] ?? '', api.address.origin).href;
  return json(202, urls, { location, 'retry-after': '10' });
}

function endedStatus({ hub }: ApiRequest, id: string): InstanceStatus | undefined {
  const status = hub.status(id);
  return status && !isRunning(status) ? status : undefined;
}

/** GET `instances`. */
export function listInstances({ hub, request }: ApiRequest): Response {
  const query = queryOf(request);
  const token = request.headers.get(CONTINUATION);
  const from = token ? fromToken(token) : undefined;
  const { instances, next } = hub.management.query(filterOf(query), pageSize(query), from);
  const flags = { showInput: flagOf(query, 'showInput', true), showHistory: false, showHistoryOutput: false };
  const body = instances.map((status) => statusPayload(status, [], flags));
  return json(200, body, { [CONTINUATION]: next === undefined ? '' : toToken(next) });
}

/** DELETE `instances`. */
export function purgeInstances({ hub, request }: ApiRequest): Response {
  const query = queryOf(request);
  const filter = filterOf(query);
  if (filter.createdFromMs === undefined) return json(400, "Please provide value for 'createdTimeFrom' parameter.");
  const { createdFromMs, createdToMs = hub.clock.nowMs(), runtimeStatus = [] } = filter;
  const count = hub.management.purgeBy({ createdFromMs, createdToMs, runtimeStatus });
  return count === 0 ? noContent(404) : json(200, { instancesDeleted: count });
}

/** GET `instances/{id}`. */
export function getInstance(api: ApiRequest, instanceId: string): Response {
  const status = api.hub.status(instanceId);
  return status ? statusAnswer(api, status) : noContent(404);
}

function statusAnswer({ hub, request }: ApiRequest, status: InstanceStatus): Response {
  const query = queryOf(request);
  const payload = statusPayload(status, hub.history(status.instanceId), {
    showInput: flagOf(query, 'showInput', true),
    showHistory: flagOf(query, 'showHistory', false),
    showHistoryOutput: flagOf(query, 'showHistoryOutput', false),
  });
  if (isRunning(status)) return json(202, payload, { location: request.url, 'retry-after': '5' });
  const isError = status.runtimeStatus === 'Failed' && flagOf(query, 'returnInternalServerErrorOnFailure', false);
  return json(isError ? 500 : 200, payload);
}

/** DELETE `instances/{id}`. Ids that begin with `@` may be entities', which are never in a terminal state. */
export function purgeInstance({ hub }: ApiRequest, instanceId: string): Response {
  const status = hub.status(instanceId);
  if (!instanceId.startsWith('@')) {
    if (!status) return noContent(404);
    if (isRunning(status)) {
      return json(
        412,
        `Only orchestrations in a terminal state can be purged, but the orchestration with instance ID ${instanceId} has status ${status.runtimeStatus}`,
      );
    }
  }
  return json(200, { instancesDeleted: hub.management.purge(instanceId) ? 1 : 0 });
}

/** POST `instances/{id}/raiseEvent/{name}`. */
export async function raiseEvent({ hub, request }: ApiRequest, instanceId: string, name: string): Promise<Response> {
  const status = hub.status(instanceId);
  if (!status || instanceId.startsWith('@')) return noContent(404);
  if (!isRunning(status)) return noContent(410);
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    return json(400, { Message: 'Only application/json request content is supported' });
  }
  const body = await request.text();
  const data = parsedJson(body);
  if (data === undefined) return badJson(body);
  hub.raiseEvent(instanceId, name, JSON.stringify(data.value));
  return noContent(202);
}

type Operation = (api: ApiRequest, instanceId: string, reason: string | null) => Response | Promise<Response>;

/** POST `instances/{id}/{operation}`, by the operation in lower case. Missing and finished instances are answered before that. */
const INSTANCE_OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>(
  Object.entries({
    terminate: ({ hub }, instanceId, reason) => noContent(hub.terminate(instanceId, reason) ? 202 : 410),
    suspend: ({ hub }, instanceId, reason) => accepted(() => hub.management.suspend(instanceId, reason)),
    resume: ({ hub }, instanceId, reason) => accepted(() => hub.management.resume(instanceId, reason)),
    rewind: rewindInstance,
    restart: restartInstance,
  } satisfies Record<string, Operation>),
);

/** Carries out an operation on an instance; anything that is no operation is answered 404. */
export function operate(api: ApiRequest, instanceId: string, operation: string): Response | Promise<Response> {
  const carryOut = INSTANCE_OPERATIONS.get(operation);
  if (!carryOut) return noContent(404);
  const isTold = operation === 'rewind' || operation === 'restart'; // these say themselves what is missing
  const isMissing = !api.hub.status(instanceId) || instanceId.startsWith('@');
  if (isMissing && !isTold) return noContent(404);
  return carryOut(api, instanceId, textOf(queryOf(api.request), 'reason') ?? null);
}

function accepted(send: () => boolean): Response {
  try {
    return noContent(send() ? 202 : 410);
  } catch (error) {
    if (error instanceof InstanceStateError) return invalidOperation(error.message);
    throw error;
  }
}

function rewindInstance({ hub }: ApiRequest, instanceId: string, reason: string | null): Response {
  // The dollar sign is the host's own.
  if (!hub.status(instanceId)) return json(404, `No orchestration with instance ID "$${instanceId}" found.`);
  try {
    hub.management.rewind(instanceId, reason);
    return noContent(202);
  } catch (error) {
    if (error instanceof InstanceStateError) return json(412, error.message);
    throw error;
  }
}

function restartInstance(api: ApiRequest, instanceId: string): Response | Promise<Response> {
  const { hub, request } = api;
  if (!hub.status(instanceId) || instanceId.startsWith('@')) {
    return badArgument('InstanceId does not match a valid orchestration instance.');
  }
  try {
    return startedAnswer(
      api,
      hub.management.restart(instanceId, flagOf(queryOf(request), 'restartWithNewInstanceId', true)),
    );
  } catch (error) {
    if (!(error instanceof InstanceExistsError)) throw error;
    return json(409, { Message: 'A non-terminal instance with this instance ID already exists.' });
  }
}

function isRunning({ runtimeStatus }: InstanceStatus): boolean {
  return runtimeStatus === 'Pending' || runtimeStatus === 'Running' || runtimeStatus === 'Suspended';
}

const STATUS_BY_NUMBER = [
  'Running',
  'Completed',
  'ContinuedAsNew',
  'Failed',
  'Canceled',
  'Terminated',
  'Pending',
  'Suspended',
];

/** Words that are no status are ignored; a list of nothing else means every status. Numbers count, too. */
function filterOf(query: Query): InstanceFilter {
  const prefix = textOf(query, 'instanceIdPrefix');
  const [createdFromMs, createdToMs] = [dateOf(query, 'createdTimeFrom'), dateOf(query, 'createdTimeTo')];
  const runtimeStatus = wordsOf(query, 'runtimeStatus').flatMap((word) => {
    const name = /^\d+$/.test(word) ? STATUS_BY_NUMBER[Number(word)] : word;
    return name !== undefined && STATUS_BY_NUMBER.includes(name) ? [name] : [];
  });
  return {
    ...(prefix ? { instanceIdPrefix: prefix } : {}),
    ...(createdFromMs === undefined ? {} : { createdFromMs }),
    ...(createdToMs === undefined ? {} : { createdToMs }),
    runtimeStatus,
  };
}

/** Continuation tokens are opaque: base64 of UTF-8. */
function toToken(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function fromToken(token: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(token), (char) => char.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
