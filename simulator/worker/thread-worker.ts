// Entry of the thread in which thread.ts runs an app.

import { parentPort } from 'node:worker_threads';
import { nodePlatform } from './node-platform.ts';
import type { ToHost, ToWorker } from './protocol.ts';
import { serve } from './serve.ts';

const port = parentPort;
if (!port) throw new Error('thread-worker.ts is the entry of a worker thread.');

const post = port.postMessage.bind(port);
const worker = serve(
  {
    post: (message: ToHost) => {
      post(message);
    },
    listen: (listener: (message: ToWorker) => void) => void port.on('message', listener),
  },
  nodePlatform(),
);

// Something that the app left running and nobody waited for: it fails no invocation, and it ends no worker.
const leftBehind = (thrown: unknown): void => {
  worker.strayError(thrown);
};
process.on('uncaughtException', leftBehind);
process.on('unhandledRejection', leftBehind);
