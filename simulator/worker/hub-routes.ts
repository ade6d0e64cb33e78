// Hub routes: which host answers for an address.
//
// Owns:   the addresses under which the apps of this process reach their hosts.
// Never:  opens a socket. The addresses look like the real host's, and nobody listens there.
//
// R1. There is one table per process, however many copies of this file a bundler or test runner makes.
// R2. An address belongs to one loaded app; what a dropped app still sends goes nowhere.

import type { WorkerRequest, WorkerResponse } from '#core';

/** Hands a request to the host of one app. */
export type Send = (request: WorkerRequest) => Promise<WorkerResponse>;

/** The address of one app's host. */
export interface HubRoute {
  /** Ends in `/` (host semantics §8.1). */
  readonly rpcBaseUrl: string;
  close(): void;
}

const key = Symbol.for('durable-functions-workshop.hub-routes');
const routes: Map<string, Send> = ((globalThis as { [key]?: Map<string, Send> })[key] ??= new Map());

/** The real host's port; the next worker of the process gets the next one. */
const firstPort = 17071;

/** Opens the lowest address that is free. */
export function openHubRoute(send: Send): HubRoute {
  let port = firstPort;
  while (routes.has(originOf(port))) port += 1;
  const origin = originOf(port);
  routes.set(origin, send);
  return {
    rpcBaseUrl: `${origin}/durabletask/`,
    close: () => {
      if (routes.get(origin) === send) routes.delete(origin);
    },
  };
}

function originOf(port: number): string {
  return `http://127.0.0.1:${String(port)}`;
}

/** Who answers for this address, or undefined when no app of this process does. */
export function hubRouteFor(url: URL): Send | undefined {
  return routes.get(url.origin);
}
