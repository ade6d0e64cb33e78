// Durable API: the built-in HTTP API of the Durable Functions extension (host semantics §7.8–7.10).
//
// Owns:   routes, status codes, error bodies.
// Never:  keeps state; the task hub does.
//
// D1. A path or method that the API does not have is answered 404 without a body. One that it has and this host does not
//     simulate yet is answered 501 with a sentence, so that nobody takes it for the real answer.
// D2. The words of a path are compared without regard to case. Names and ids keep theirs.

import { InstanceExistsError } from '#core';
import type { InstanceStatus, TaskHub } from '#core';
import { managementPayload, type HostAddress } from './management-urls.ts';
import { statusPayload } from './status-payload.ts';

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
  const { request, segments } = api;
  const [, id, , name] = segments;
  const [collection, , operation] = segments.map((segment) => segment.toLowerCase()); // D2
  const shape = `${request.method} ${collection}/${segments.length}`;
  if (segments.includes('')) return notFound();
  if (collection === 'orchestrators') {
    return request.method === 'POST' && id && segments.length <= 3 ? startInstance(api) : notFound();
  }
  if (collection === 'instances' && id) {
    if (shape === 'GET instances/2') return getStatus(api, id);
    if (shape === 'POST instances/4' && operation === 'raiseevent' && name) return raiseEvent(api, id, name);
    if (shape === 'POST instances/3' && operation === 'terminate') return terminate(api, id);
  }
  return isKnownOperation(segments, request.method) ? notSimulated(request.method, segments) : notFound();
}

async function startInstance({ hub, request, segments, address }: ApiRequest): Promise<Response> {
  const [, name = '', instanceId] = segments;
  const body = await request.text();
  if (body !== '' && parseJson(body) === undefined) return invalidJson(body);
  try {
    const id = hub.start({ name, instanceId, input: body === '' ? null : body });
    const urls = managementPayload(address, id);
    return json(202, urls, {
      location: new URL(urls['statusQueryGetUri'] ?? '', address.origin).href,
      'retry-after': '10',
    });
  } catch (error) {
    if (error instanceof InstanceExistsError) return json(409, { Message: error.message });
    throw error;
  }
}

function getStatus({ hub, request }: ApiRequest, instanceId: string): Response {
  const status = hub.status(instanceId);
  if (!status) return notFound();
  const query = flags(request);
  const payload = statusPayload(status, hub.history(instanceId), {
    showInput: isFlag(query, 'showinput', true),
    showHistory: isFlag(query, 'showhistory', false),
    showHistoryOutput: isFlag(query, 'showhistoryoutput', false),
  });
  if (isRunning(status)) return json(202, payload, { location: request.url, 'retry-after': '5' });
  const isError = status.runtimeStatus === 'Failed' && isFlag(query, 'returninternalservererroronfailure', false);
  return json(isError ? 500 : 200, payload);
}

async function raiseEvent({ hub, request }: ApiRequest, instanceId: string, name: string): Promise<Response> {
  const status = hub.status(instanceId);
  if (!status) return notFound();
  if (!isRunning(status)) return new Response(null, { status: 410 });
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    return json(400, { Message: 'Only application/json request content is supported' });
  }
  const body = await request.text();
  const data = parseJson(body);
  if (data === undefined) return invalidJson(body);
  hub.raiseEvent(instanceId, name, JSON.stringify(data.value));
  return new Response(null, { status: 202 });
}

function terminate({ hub, request }: ApiRequest, instanceId: string): Response {
  const status = hub.status(instanceId);
  if (!status) return notFound();
  const isSent = hub.terminate(instanceId, flags(request).get('reason') ?? null);
  return new Response(null, { status: isSent ? 202 : 410 });
}

function isRunning(status: InstanceStatus): boolean {
  return status.runtimeStatus === 'Pending' || status.runtimeStatus === 'Running';
}

/** A flag's value, read as .NET reads a boolean, whatever its case and with blanks around it; anything else counts as not given. */
function isFlag(query: ReadonlyMap<string, string>, name: string, otherwise: boolean): boolean {
  const text = query.get(name)?.trim().toLowerCase();
  return text === 'true' || (text !== 'false' && otherwise);
}

/** Query parameters by lower-case name (host semantics §7.8). */
function flags(request: Request): Map<string, string> {
  return new Map([...new URL(request.url).searchParams].map(([key, value]) => [key.toLowerCase(), value]));
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function invalidJson(body: string): Response {
  const reason = body === '' ? 'the body is empty' : `the body is not JSON: ${body.slice(0, 80)}`;
  return json(400, {
    Message: 'Invalid JSON content',
    ExceptionMessage: reason,
    ExceptionType: 'Newtonsoft.Json.JsonReaderException',
    StackTrace: null,
  });
}

const NOT_YET = [
  /^GET instances$/,
  /^DELETE instances(\/[^/]+)?$/,
  /^POST instances\/[^/]+\/(suspend|resume|rewind|restart)$/,
  /^(GET|POST|DELETE) entities(\/|$)/,
  /^POST makeprimary$/,
];

function isKnownOperation(segments: readonly string[], method: string): boolean {
  const path = `${method} ${segments.join('/').toLowerCase()}`;
  return NOT_YET.some((pattern) => pattern.test(path));
}

function notSimulated(method: string, segments: readonly string[]): Response {
  return json(501, { Message: `${method} ${segments.join('/')} is not simulated yet; on Azure the host answers it.` });
}

function notFound(): Response {
  return new Response(null, { status: 404 });
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}
