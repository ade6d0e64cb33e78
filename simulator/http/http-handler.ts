// HTTP handler: everything that the host answers over HTTP, as one function from Request to Response.
//
// Owns:   which part answers: an HTTP-triggered function, the built-in API, or nobody.
// Never:  listens on a socket. Whoever does (page, terminal, Express) calls this function.
//
// H1. The worker's durable client and callers from outside reach the same handler.
// H2. A malformed request is answered, never thrown. Only a worker that had to be ended makes the promise reject.

import type { HttpCallRequest, HttpSide, TaskHub, WorkerRequest, WorkerResponse } from '#core';
import { answerDurableApi } from './durable-api.ts';
import { callHttp } from './http-caller.ts';
import type { OutsideWorld } from './http-caller.ts';
import { httpTriggerData, httpTriggerResponse } from './http-trigger.ts';
import { clientBindingData, DEFAULT_TASK_HUB, WEBHOOK_PATH } from './management-urls.ts';
import type { HostAddress } from './management-urls.ts';
import { httpRoutes, matchRoute, routeTable } from './routes.ts';

/** Answers requests for one task hub. */
export type HttpHandler = (request: Request) => Promise<Response>;

/** How the handler is reached. */
export interface HttpHandlerOptions {
  /** The host's public origin; default `http://localhost:7071`, as Core Tools has it. */
  readonly origin?: string;
  /** `extensions.http.routePrefix` of host.json; default `api`. */
  readonly routePrefix?: string;
  /** `extensions.durableTask.hubName` of host.json; default `TestHubName`. */
  readonly taskHubName?: string;
  /** Answers what `callHttp` asks of other origins; without it such a request fails. */
  readonly outside?: OutsideWorld;
}

/** Where the worker's durable client sends its requests, below its base URL. */
const RPC_PATH = '/durabletask';

/**
 * Makes the HTTP handler of a task hub and connects the worker's durable client to it.
 *
 * @throws {WorkerUnresponsiveError} (the handler) an HTTP-triggered function gave no answer in time.
 */
export function createHttpHandler(hub: TaskHub, options: HttpHandlerOptions = {}): HttpHandler {
  const origin = options.origin ?? 'http://localhost:7071';
  const address = { origin, taskHub: options.taskHubName ?? DEFAULT_TASK_HUB };
  const routePrefix = options.routePrefix ?? 'api';
  const prefix = `/${routePrefix}`.replace(/\/$/, '');

  const answer = async (request: Request, by: string | null): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const base = [WEBHOOK_PATH, RPC_PATH].find((path) => isBelow(pathname, path));
    const { response, answeredBy } =
      base === undefined && isBelow(pathname, prefix)
        ? await answerTrigger(hub, request, routePrefix)
        : {
            response: await answerHost({ hub, request, address }, base && pathname.slice(base.length)),
            answeredBy: null,
          };
    const { method } = request;
    hub.record({ kind: 'request', by, answeredBy, method, path: pathname + search, status: response.status });
    return response;
  };

  const fromOutside = (request: Request) => answer(request, null);
  const call = (one: HttpCallRequest) => callHttp(one, { origin, app: fromOutside, outside: options.outside });
  hub.connectHttp({
    ...workerSide(hub, address, answer),
    call,
    routeNotices: (functions) => routeTable(functions, routePrefix).notices,
  });
  return fromOutside;
}

/** @param path below the API's base; the whole of it is decoded before it is cut into segments (host semantics §7.8). */
async function answerHost(
  host: { readonly hub: TaskHub; readonly request: Request; readonly address: HostAddress },
  path: string | undefined,
): Promise<Response> {
  if (path === undefined) return new Response(null, { status: 404 });
  return answerDurableApi({ ...host, segments: segmentsOf(decoded(path)) });
}

async function answerTrigger(hub: TaskHub, request: Request, routePrefix: string) {
  const routes = httpRoutes(hub.functions.functions, routePrefix);
  const match = matchRoute(routes, request.method, new URL(request.url).pathname);
  if (!match) return { response: new Response(null, { status: 404 }), answeredBy: null };
  const { name } = match.registered;
  const outcome = await hub.invoke(match.registered, await httpTriggerData(request, match.params));
  if (outcome.status === 'failed') {
    hub.record({
      kind: 'log',
      level: 'error',
      text: `${name} failed: ${outcome.stack || outcome.message}`,
      functionName: name,
    });
  }
  const response = httpTriggerResponse(outcome, request.method, (why) =>
    hub.record({ kind: 'log', level: 'error', text: `${name} answered 500: ${why}.`, functionName: name }),
  );
  return { response, answeredBy: name };
}

function workerSide(
  hub: TaskHub,
  address: HostAddress,
  answer: (request: Request, by: string | null) => Promise<Response>,
): Pick<HttpSide, 'answer' | 'clientBinding'> {
  return {
    clientBinding: (rpcBaseUrl) => JSON.stringify(clientBindingData(address, rpcBaseUrl)),
    answer: async (request) => toWorkerResponse(await answer(fromWorkerRequest(request), callerOf(hub))),
  };
}

/** Whose client it was is known when one invocation is open. */
function callerOf(hub: TaskHub): string {
  const open = hub.openInvocations;
  return open.length === 1 && open[0] !== undefined ? open[0] : 'function app';
}

function fromWorkerRequest({ method, url, headers, body }: WorkerRequest): Request {
  return new Request(url, { method, headers: { ...headers }, ...(body ? { body } : {}) });
}

async function toWorkerResponse(response: Response): Promise<WorkerResponse> {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

function isBelow(pathname: string, base: string): boolean {
  return `${pathname}/`.toLowerCase().startsWith(`${base}/`.toLowerCase());
}

/** The segments of a path; slashes at its ends count for nothing. */
function segmentsOf(path: string): string[] {
  return path.replace(/^\/+|\/+$/g, '').split('/');
}

/** Decodes a path or a segment; one whose encoding is broken is left as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
