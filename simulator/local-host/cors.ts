// CORS: which pages of other origins may read what the host answers (`Host.CORS` of local.settings.json).

import type { RequestHandler } from 'express';
import type { HostSettings } from './host-settings.ts';

/** Answers preflight requests of allowed origins, and marks the other answers for them. Without origins, it does nothing. */
export function cors(settings: () => Pick<HostSettings, 'corsOrigins' | 'corsCredentials'>): RequestHandler {
  return (request, response, next) => {
    const { corsOrigins, corsCredentials } = settings();
    const { origin } = request.headers;
    if (origin === undefined || !corsOrigins.some((allowed) => allowed === '*' || allowed === origin)) return next();
    response.setHeader('access-control-allow-origin', corsCredentials || !corsOrigins.includes('*') ? origin : '*');
    response.vary('origin');
    if (corsCredentials) response.setHeader('access-control-allow-credentials', 'true');
    const method = request.headers['access-control-request-method'];
    if (request.method !== 'OPTIONS' || method === undefined) return next();
    response.setHeader('access-control-allow-methods', method);
    const wanted = request.headers['access-control-request-headers'];
    if (wanted !== undefined) response.setHeader('access-control-allow-headers', wanted);
    response.status(204).end();
  };
}
