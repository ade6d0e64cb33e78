// The local host: what `durable-functions-workshop/local-host` exports.

export { AppLoadError, WorkerUnresponsiveError } from '#core';
export type { LocalHost, ServedFunction } from './local-host.ts';
export { serveApp } from './serve-app.ts';
export type { ServeOptions } from './serve-app.ts';
export { PortTakenError } from './server.ts';
