// App fetch: the `fetch` that an app sees. The hub's own addresses are answered by the host, without a socket.

import type { WorkerRequest } from '#core';
import type { AppTime } from './app-time.ts';
import { hubRouteFor, type Send } from './hub-routes.ts';

/** Addresses of the host as its own management URLs show them (host semantics §8.1). */
const hostOrigins = ['http://localhost:7071', 'http://127.0.0.1:7071'];

/**
 * @param send Hands a request to the app's own host.
 * @param otherwise What happens with every other address.
 */
export function appFetch(send: Send, otherwise: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const url = addressOf(input);
    const route = url && (hostOrigins.includes(url.origin) ? send : hubRouteFor(url));
    if (!route) return otherwise(input, init);
    const answer = await route(await toWorkerRequest(new Request(input, init)));
    const empty = answer.body === '' || answer.status === 204 || answer.status === 304;
    return new Response(empty ? null : answer.body, { status: answer.status, headers: answer.headers });
  };
}

/** A `fetch` that keeps an app on virtual time from resting until the whole answer has arrived. */
export function holding(time: AppTime, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return (input, init) =>
    time.hold(
      fetch(input, init).then((response) => {
        // The app may still read the body; by then it is here.
        void time.hold(response.clone().arrayBuffer()).catch(() => undefined);
        return response;
      }),
    );
}

function addressOf(input: string | URL | Request): URL | undefined {
  try {
    return new URL(input instanceof Request ? input.url : input);
  } catch {
    return undefined;
  }
}

async function toWorkerRequest(request: Request): Promise<WorkerRequest> {
  const body = await request.text();
  return {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    ...(body !== '' && { body }),
  };
}
