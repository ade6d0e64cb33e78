// Process worker: what runs in the process in which process.ts runs an app.
//
// Owns:   the channel to the host, and that this process never outlives it.
// Never:  answers to signals: Ctrl-C reaches every process of a terminal, and when to end is the host's decision.

import { Worker } from 'node:worker_threads';
import { nativePackages } from './node/native-packages.ts';
import { nodePlatform } from './node-platform.ts';
import { processData, type ProcessData } from './process-data.ts';
import type { ToHost, ToWorker } from './protocol.ts';
import { serve } from './serve.ts';

const data = processData(process.argv);
const post = takeChannel();
outliveNobody(data);

const platform = nodePlatform();
const worker = serve(
  {
    post,
    listen: (listener: (message: ToWorker) => void) => void process.on('message', listener),
  },
  data.packagesOf === undefined ? platform : { ...platform, native: nativePackages(data.packagesOf, platform) },
);

// Something that the app left running and nobody waited for: it fails no invocation, and it ends no worker.
const leftBehind = (thrown: unknown): void => {
  worker.strayError(thrown);
};
process.on('uncaughtException', leftBehind);
process.on('unhandledRejection', leftBehind);

/** Takes the channel away from the app: code that asks whether it may `process.send` finds that it may not. */
function takeChannel(): (message: ToHost) => void {
  const send = process.send?.bind(process);
  if (!send) throw new Error('process-worker.ts is the entry of a worker process.');
  delete process.send;
  return (message) => {
    // Whatever cannot be sent any more is for a host that is gone.
    send(message, undefined, undefined, () => undefined);
  };
}

function outliveNobody({ lifeline }: ProcessData): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  process.on('disconnect', () => process.exit());
  new Worker(new URL('./process-lifeline.js', import.meta.url), { workerData: { fd: lifeline }, execArgv: [] }).unref();
}
