// Web Worker client: the host's side of a worker that the page holds.
//
// The hub may itself run in a Web Worker. The page holds the handles of both, hands each an end of a channel, and ends
// and starts the function worker when the hub asks.

import { remoteWorker, type RemoteOptions, type RemoteWorker } from './remote-worker.ts';
import { thinHubPort } from './thin-port.ts';

/** A Web Worker that was just started, as seen from the hub. */
export interface StartedWebWorker {
  /** The other end of the channel whose end the Web Worker got (see {@link connectWebWorker}). */
  readonly port: MessagePort;
  /** Ends the Web Worker, or asks the page to. */
  end(): void;
}

/** A worker behind a port. `spawn` is asked for the first Web Worker, and for another after one was ended. */
export function webWorker(
  spawn: () => StartedWebWorker | Promise<StartedWebWorker>,
  options: RemoteOptions = {},
): RemoteWorker {
  return remoteWorker(async () => {
    const started = await spawn();
    return {
      port: thinHubPort(started.port),
      end: () => {
        started.end();
        started.port.close();
      },
    };
  }, options);
}

/** Connects a Web Worker whose entry is `web-worker.ts`; answers the port to hand to {@link webWorker}. */
export function connectWebWorker(worker: Worker): MessagePort {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(null, [port2]);
  return port1;
}
