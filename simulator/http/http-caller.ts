// HTTP caller: sends what `callHttp` asks for (host semantics §11.5).
//
// Owns:   telling the host's own origin from the rest of the world, and the shape of an answer in history.
// Never:  polls; the orchestration does (core/http-call.ts).
//
// L1. A request to the host's own origin is answered by the app's functions, without a socket. Anything else goes to whoever stands in
//     for the world; without one it fails, as a host without a network does.

import type { HttpCallRequest, HttpCallResponse } from '#core';

/** Answers requests that leave the host. */
export type OutsideWorld = (request: Request) => Promise<Response>;

/** Who answers `callHttp`. */
export interface HttpCallTargets {
  /** The host's own origin. */
  readonly origin: string;
  readonly app: (request: Request) => Promise<Response>;
  readonly outside: OutsideWorld | undefined;
}

/**
 * Sends a request.
 *
 * @throws {Error} nothing answered.
 */
export async function callHttp(call: HttpCallRequest, targets: HttpCallTargets): Promise<HttpCallResponse> {
  const { method, uri, content } = call;
  const hasBody = content !== undefined && method !== 'GET' && method !== 'HEAD';
  const request = new Request(uri, { method, headers: { ...call.headers }, ...(hasBody ? { body: content } : {}) });
  const answer = new URL(uri).origin === targets.origin ? targets.app : targets.outside;
  if (!answer)
    throw new Error(`Nothing answers ${method} ${uri} here: no HTTP handler stands in for the outside world.`);
  const response = await answer(request);
  const text = await response.text();
  return { statusCode: response.status, headers: Object.fromEntries(response.headers), content: text };
}
