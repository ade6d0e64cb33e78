// Server: the sockets of the local host.
//
// Owns:   Express, the way from a Node request to a `Request` and back, and the routes that move a virtual clock.
// Never:  knows functions or instances; everything else goes to the HTTP handler.

import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Request as HttpRequest, type Response as HttpResponse } from 'express';
import { durationMs } from '#core';
import type { HttpHandler } from '#http';
import type { Driver } from './driver.ts';

/** What a server serves. */
export interface Served {
  readonly answer: HttpHandler;
  /** Present on virtual time. */
  readonly clock: VirtualTime | undefined;
}

/** How a virtual clock is read and moved. */
export interface VirtualTime {
  readonly driver: Driver;
  readonly now: () => Date;
}

/** A listening server. */
export interface Server {
  readonly origin: string;
  /** Stops listening and drops open connections. */
  close(): Promise<void>;
}

/** Something else listens on the port already. */
export class PortTakenError extends Error {
  constructor(port: number) {
    super(`Port ${port} is taken; end what listens there or choose another one with --port.`);
    this.name = 'PortTakenError';
  }
}

/** As much as the real host takes by default. */
const MAX_BODY = '100mb';

/**
 * Listens on this machine's loopback address.
 *
 * @param serve is told the origin, which is known only when the port is.
 * @throws {PortTakenError}
 */
export async function listen(port: number, serve: (origin: string) => Served): Promise<Server> {
  const app = express().disable('x-powered-by');
  const server = app.listen(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error),
    );
  });
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const served = serve(origin);
  if (served.clock) app.use('/admin/clock', clockRoutes(served.clock));
  app.use(express.raw({ type: () => true, limit: MAX_BODY }));
  app.use(async (request, response) => {
    await send(await served.answer(toRequest(request, origin)), response);
  });
  app.use(answerError);
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function clockRoutes({ driver, now }: VirtualTime): express.Router {
  const routes = express.Router();
  routes.get('/', (_request, response) => void response.json({ now: now() }));
  routes.post('/next', async (_request, response) => {
    const moved = await driver.next();
    response.json({ now: now(), moved });
  });
  routes.post('/advance', async (request, response) => {
    const { duration } = request.query;
    await driver.advance(wantedMs(typeof duration === 'string' ? duration : ''));
    response.json({ now: now() });
  });
  return routes;
}

function wantedMs(text: string): number {
  try {
    return durationMs(text);
  } catch (error) {
    throw Object.assign(error as Error, { status: 400 });
  }
}

function toRequest(request: HttpRequest, origin: string): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const body: unknown = request.body;
  const hasBody = Buffer.isBuffer(body) && body.length > 0 && request.method !== 'GET' && request.method !== 'HEAD';
  return new Request(new URL(request.originalUrl, origin), {
    method: request.method,
    headers,
    ...(hasBody && { body: new Uint8Array(body) }),
  });
}

async function send(answer: Response, response: HttpResponse): Promise<void> {
  response.status(answer.status);
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  response.end(Buffer.from(await answer.arrayBuffer()));
}

/** Four parameters are how Express knows that this one takes errors. */
const answerError: ErrorRequestHandler = (error: Error & { status?: number }, _request, response, next) => {
  if (response.headersSent) next(error);
  else response.status(error.status ?? 500).json({ message: error.message });
};
