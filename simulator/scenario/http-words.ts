// HTTP words: what a scenario's `http` takes and brings.
//
// Owns:   making a request from its options, and reading the response whole.
// Never:  touches a network.

import type { HttpHandler } from '#http';

/** Options of {@link Scenario.http}. */
export interface HttpOptions {
  /** Text is sent as it is; anything else as JSON. */
  readonly body?: unknown;
  /** `content-type` is `application/json` unless given here. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** What the host answered. */
export interface HttpResult {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The `Set-Cookie` headers, one by one. */
  readonly cookies: readonly string[];
  readonly text: string;
  /** The body parsed as JSON. @throws {SyntaxError} it is not JSON. */
  json(): unknown;
}

/** A request as the script keeps it. */
export interface ScriptedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Where the host is, as its management URLs have it. */
const ORIGIN = 'http://localhost:7071';

/** The path, headers and body that options ask for. Of a URL of the host itself, path and query are what is asked for. */
export function toRequest(address: string, options: HttpOptions): Omit<ScriptedRequest, 'method'> {
  const path = address.startsWith(`${ORIGIN}/`) ? address.slice(ORIGIN.length) : address;
  const query = new URLSearchParams(options.query).toString();
  const { body } = options;
  return {
    path: query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`,
    headers: { 'content-type': 'application/json', ...lowerCaseKeys(options.headers ?? {}) },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/**
 * Sends a request to the host.
 *
 * @throws {TypeError} the path is none.
 */
export async function sendRequest(handler: HttpHandler, scripted: ScriptedRequest): Promise<HttpResult> {
  const { method, path, headers, body } = scripted;
  if (!path.startsWith('/')) {
    throw new TypeError(
      `"${path}" does not lead to the host of this app; write a path that begins with / or ${ORIGIN}/.`,
    );
  }
  const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
  const init = { method, headers: { ...headers }, ...(hasBody ? { body } : {}) };
  const response = await handler(new Request(`${ORIGIN}${path}`, init));
  const text = await response.text();
  return {
    status: response.status,
    headers: Object.fromEntries([...response.headers.keys()].map((name) => [name, response.headers.get(name) ?? ''])),
    cookies: response.headers.getSetCookie(),
    text,
    json: () => JSON.parse(text) as unknown,
  };
}

function lowerCaseKeys(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
