// Thread worker: runs the app in a worker thread of Node, which can be ended.

import { Worker } from 'node:worker_threads';
import type { FunctionWorker } from '#core';
import type { ToHost, ToWorker } from './protocol.ts';
import { remoteWorker, type RemoteOptions, type RemoteThread } from './remote-worker.ts';

/** How a thread worker is run. */
export interface ThreadOptions extends RemoteOptions {
  /** What an app may keep in memory, in megabytes; 256 unless given. */
  readonly memoryMb?: number;
}

/** A worker in a thread of its own. The thread starts now and is ended when it does not answer. */
export function threadWorker(options: ThreadOptions = {}): FunctionWorker {
  const worker = remoteWorker(() => startThread(options.memoryMb ?? 256), options);
  worker.prepare();
  return worker;
}

function startThread(memoryMb: number): RemoteThread {
  const thread = new Worker(new URL('./thread-entry.js', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    // What an app prints goes to its logs; what it prints past its own console must not end up in a report.
    stdout: true,
    stderr: true,
  });
  thread.stdout.resume();
  thread.stderr.resume();
  // The thread alone keeps no process alive; a call that waits for it does, by its budget.
  thread.unref();
  return {
    port: {
      post: (message: ToWorker) => {
        thread.postMessage(message);
      },
      listen: (listener: (message: ToHost) => void) => void thread.on('message', listener),
    },
    end: async () => void (await thread.terminate()),
    onEnd: (listener) => {
      thread.on('error', (error: NodeJS.ErrnoException) => {
        const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        listener(outOfMemory ? `it needed more than ${String(memoryMb)} MB of memory` : error.message);
      });
      thread.on('exit', () => {
        listener();
      });
    },
  };
}
