// Server: the sockets of the local host.
//
// Owns:   Express, the way from a Node request to a `Request` and back, and which requests are still open.
// Never:  knows functions or instances; everything below `/admin` has routes of its own, the rest goes to the HTTP handler.

import type { AddressInfo } from 'node:net';
import express, {
  type ErrorRequestHandler,
  type Request as HttpRequest,
  type RequestHandler,
  type Response as HttpResponse,
} from 'express';
import type { HttpHandler } from '#http';
import { OpenWork } from './open-work.ts';

/** What a server serves. */
export interface Served {
  readonly answer: HttpHandler;
  /** Goes before everything else. */
  readonly before: RequestHandler;
  /** By path, such as `/admin/clock`. */
  readonly routes: Readonly<Record<string, express.Router>>;
}

/** Where a server listens. */
export interface Place {
  /** The TCP port; 0 takes a free one. */
  readonly port: number;
  /** The address; only this machine reaches a loopback address. */
  readonly address: string;
}

/** A listening server. */
export interface Server {
  readonly origin: string;
  /** Takes no new requests and waits for those that are open. */
  drain(): Promise<void>;
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

/** The address is not one of this machine, or this process may not listen there. */
export class AddressError extends Error {
  constructor({ address, port }: Place, code: string | undefined) {
    super(
      `This machine cannot listen on ${address}, port ${port} (${code ?? 'unknown reason'}); choose others with --host and --port.`,
    );
    this.name = 'AddressError';
  }
}

/** As much as the real host takes by default. */
const MAX_BODY = '100mb';

/** The address that only this machine reaches. */
export const LOOPBACK = '127.0.0.1';

/** Addresses that a browser on this machine reaches as `localhost`. */
const calledLocalhost = [LOOPBACK, 'localhost', '::1', '0.0.0.0', '::'];

/**
 * Listens.
 *
 * @param serve is told the origin, which is known only when the port is.
 * @throws {PortTakenError | AddressError}
 */
export async function listen(place: Place, serve: (origin: string) => Served): Promise<Server> {
  const app = express().disable('x-powered-by');
  const server = app.listen(place.port, place.address);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      reject(code === 'EADDRINUSE' ? new PortTakenError(place.port) : new AddressError(place, code)),
    );
  });
  const origin = originOf(place.address, (server.address() as AddressInfo).port);
  const open = new OpenWork();
  let isDraining = false;
  app.use(counted(open, () => isDraining));
  addRoutes(app, serve(origin), origin);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    origin,
    drain: async () => {
      isDraining = true;
      await open.ended();
      await close();
    },
    close,
  };
}

function originOf(address: string, port: number): string {
  if (calledLocalhost.includes(address)) return `http://localhost:${port}`;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/** Counts requests; while the host ends, new ones are refused. */
function counted(open: OpenWork, isDraining: () => boolean): RequestHandler {
  return (_request, response, next) => {
    if (isDraining()) {
      response.status(503).setHeader('connection', 'close').json({ message: 'The host is ending.' });
      return;
    }
    response.once('close', open.begin());
    next();
  };
}

function addRoutes(app: express.Express, served: Served, origin: string): void {
  app.use(served.before);
  for (const [path, routes] of Object.entries(served.routes)) app.use(path, routes);
  app.use(express.raw({ type: () => true, limit: MAX_BODY }));
  app.use(async (request, response) => {
    await send(await served.answer(toRequest(request, origin)), response);
  });
  app.use(answerError);
}

function toRequest(request: HttpRequest, origin: string): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const body: unknown = request.body;
  const hasBody = Buffer.isBuffer(body) && body.length > 0 && request.method !== 'GET' && request.method !== 'HEAD';
  return new Request(addressOf(request, origin), {
    method: request.method,
    headers,
    ...(hasBody && { body: new Uint8Array(body) }),
  });
}

/** As the caller wrote it: by what name the host was reached shows in the URLs that an app answers with. */
function addressOf({ headers, originalUrl }: HttpRequest, origin: string): string {
  const path = originalUrl.startsWith('/') ? originalUrl : `/${originalUrl}`;
  const address = `http://${headers.host ?? ''}${path}`;
  return URL.canParse(address) ? address : origin + path;
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
