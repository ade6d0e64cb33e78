// Process worker: what runs in the process in which process.ts runs an app.
//
// Owns:   the channel to the host, and that this process never outlives it.
// Never:  answers to signals: Ctrl-C reaches every process of a terminal, and when to end is the host's decision.

import { Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { framedPort } from './frames.ts';
import { nativePackages } from './node/native-packages.ts';
import { nodePlatform } from './node-platform.ts';
import { processData, type ProcessData } from './process-data.ts';
import type { ToHost, ToWorker } from './protocol.ts';
import { serve } from './serve.ts';

const data = processData(process.argv);
const channel = new Socket({ fd: data.channel, readable: true, writable: true });
outliveNobody(data);

const platform = nodePlatform();
const worker = serve(
  framedPort<ToHost, ToWorker>(channel),
  data.packagesOf === undefined ? platform : { ...platform, native: nativePackages(data.packagesOf, platform) },
);

// Something that the app left running and nobody waited for: it fails no invocation, and it ends no worker.
const leftBehind = (thrown: unknown): void => {
  worker.strayError(thrown);
};
process.on('uncaughtException', leftBehind);
process.on('unhandledRejection', leftBehind);

function outliveNobody({ lifeline }: ProcessData): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  const end = (): never => process.exit();
  channel.on('error', end).on('close', end);
  new Worker(new URL('./process-lifeline.js', import.meta.url), { workerData: { fd: lifeline }, execArgv: [] }).unref();
}
