// The local host: what `durable-functions-workshop/local-host` exports.

export { AppLoadError, WorkerUnresponsiveError } from '#core';
export type { AppSources, FunctionWorker } from '#core';
export { readAppFolder } from '#worker/node/app-folder';
export type { AppFolder } from '#worker/node/app-folder';
export { threadWorker } from '#worker/thread';
export type { ThreadOptions } from '#worker/thread';
export { createLocalHost } from './local-host.ts';
export type { LocalHost, LocalHostOptions, ServedFunction } from './local-host.ts';
export { PortTakenError } from './server.ts';
