// Clock routes: `/admin/clock`, where the clock of the host is read and, on virtual time, moved. Azure has nothing like it.
//
// Owns:   the two routes, the sentences for what they refuse, and the answer to whoever looks for a third.
// Never:  runs work; the driver does.

import express, { type Request, type Response } from 'express';
import { durationMs } from '#core';
import type { Driver } from './driver.ts';

/** The clock of a host. */
export interface HostClock {
  readonly kind: 'wall' | 'virtual';
  /** How many times faster than real time it runs; 0 on virtual time. */
  readonly speed: number;
  nowMs(): number;
  /** When the next work is due, if any is waiting. */
  nextDueMs(): number | undefined;
  readonly driver: Driver;
}

const USAGE = 'write { "advance": "1 hour" } or { "next": true }.';

const ROUTES = `GET /admin/clock tells the time, and to move it, POST to /admin/clock and ${USAGE}`;

/** `GET /` tells the time; `POST /` moves it; nothing else is there. */
export function clockRoutes(clock: HostClock): express.Router {
  const routes = express.Router();
  routes.get('/', (_request, response) => void response.json(shown(clock)));
  routes.post('/', express.text({ type: () => true }), async (request: Request, response: Response) => {
    if (clock.kind === 'wall') {
      refuse(response, 409, 'This host runs on the wall clock, which cannot be moved; start it with --clock virtual.');
      return;
    }
    const move = readMove(request.body);
    if (typeof move === 'string') refuse(response, 400, move);
    else if (move.advanceMs === undefined) response.json({ moved: await clock.driver.next(), ...shown(clock) });
    else {
      await clock.driver.advance(move.advanceMs);
      response.json(shown(clock));
    }
  });
  routes.use(refuseOthers);
  return routes;
}

function refuseOthers({ method, path, baseUrl }: Request, response: Response): void {
  if (path === '/')
    refuse(response.set('allow', 'GET, HEAD, POST'), 405, `${baseUrl} does not know ${method}; ${ROUTES}`);
  else refuse(response, 404, `There is nothing at ${baseUrl}${path}; ${ROUTES}`);
}

function shown(clock: HostClock): object {
  const dueMs = clock.nextDueMs();
  return {
    now: new Date(clock.nowMs()),
    nextDue: dueMs === undefined ? null : new Date(dueMs),
    clock: clock.kind,
    ...(clock.kind === 'wall' && { speed: clock.speed }),
  };
}

function refuse(response: Response, status: number, message: string): void {
  response.status(status).json({ message });
}

/** How far to move; undefined is to the next due work. Text says what is wrong. */
function readMove(body: unknown): { readonly advanceMs: number | undefined } | string {
  const value = parsed(body);
  if (typeof value !== 'object' || value === null) return `That is not JSON that moves a clock; ${USAGE}`;
  const { advance, next } = value as { advance?: unknown; next?: unknown };
  if (next === true && advance === undefined) return { advanceMs: undefined };
  if (next !== undefined || (typeof advance !== 'string' && typeof advance !== 'number')) {
    return `That does not say how far; ${USAGE}`;
  }
  try {
    return { advanceMs: durationMs(advance) };
  } catch (error) {
    return (error as Error).message;
  }
}

function parsed(body: unknown): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : '') as unknown;
  } catch {
    return undefined;
  }
}
