// The local host: what `durable-functions-workshop/local-host` exports.

export { AppLoadError, WorkerUnresponsiveError } from '#core';
export type { LocalHost } from './local-host.ts';
export type { ServedFunction } from './served-functions.ts';
export { serveApp } from './serve-app.ts';
export type { ServeOptions } from './serve-app.ts';
export { AddressError, PortTakenError } from './server.ts';
