// Admin routes: what tools ask a host about itself, below `/admin`, in the shape of the real host.
//
// Owns:   the shapes of its answers.
// Never:  asks for a key; the host of a developer's machine does not.

import { createHash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import express from 'express';
import { hostVersion } from '#worker/functions-core';
import type { ServedFunction } from './served-functions.ts';

/** What the routes tell. */
export interface AdminDesk {
  /** Where the app lies; the host's id comes from it. */
  readonly folder: string;
  readonly origin: string;
  functions(): readonly ServedFunction[];
  /** Why the sources that are there now could not be loaded; empty when they could. */
  errors(): readonly string[];
}

/** The routes of one host. */
export function adminRoutes(desk: AdminDesk): express.Router {
  const routes = express.Router();
  const instanceId = randomUUID();
  routes.get('/host/status', (_request, response) => void response.json(hostStatus(desk, instanceId)));
  routes.all('/host/ping', (_request, response) => void response.status(200).end());
  routes.get('/functions', (_request, response) => {
    response.json(desk.functions().map((served) => functionStatus(served, desk.origin)));
  });
  routes.get('/functions/:name', (request, response) => {
    const wanted = request.params.name.toLowerCase();
    const found = desk.functions().find(({ name }) => name.toLowerCase() === wanted);
    if (found) response.json(functionStatus(found, desk.origin));
    else response.status(404).end();
  });
  return routes;
}

function hostStatus(desk: AdminDesk, instanceId: string): object {
  const errors = desk.errors();
  return {
    id: hostId(desk.folder),
    state: 'Running',
    version: hostVersion,
    versionDetails: hostVersion,
    platformVersion: '',
    instanceId,
    computerName: hostname(),
    processUptime: Math.round(process.uptime() * 1_000),
    functionAppContentEditingState: 'Unknown',
    ...(errors.length > 0 && { errors }),
  };
}

/** The same for every start of one app on one machine. */
function hostId(folder: string): string {
  const machine = hostname()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 20);
  return `${machine}-${String(createHash('sha256').update(folder).digest().readUInt32BE())}`;
}

function functionStatus({ name, bindings, http, source }: ServedFunction, origin: string): object {
  return {
    name,
    href: `${origin}/admin/functions/${encodeURIComponent(name)}`,
    ...(http && { invoke_url_template: http.url }),
    language: 'node',
    config: {
      name,
      ...(source && { scriptFile: source.file }),
      language: 'node',
      bindings,
    },
    isDisabled: false,
  };
}
