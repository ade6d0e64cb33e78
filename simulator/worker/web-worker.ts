// Entry of the Web Worker in which a page runs an app.
//
// B1. The protocol goes over a MessagePort that the page hands over in its first message, and that only this file holds.
//     The app shares the global scope, but there is nothing in it by which it could speak the protocol.
// B2. Everything the worker needs is taken before the first app is loaded.

import { isolate } from './browser/isolation.ts';
import { browserPlatform } from './browser/platform.ts';
import { serve } from './serve.ts';
import { thinWorkerPort } from './thin-port.ts';

const platform = browserPlatform();

addEventListener('message', connect);

function connect(event: MessageEvent<unknown>): void {
  const [port] = event.ports;
  if (!port) return;
  removeEventListener('message', connect);
  isolate(platform.fetch);
  const worker = serve(thinWorkerPort(port), platform);
  // Something that the app left running and nobody waited for: it fails no invocation.
  addEventListener('error', (stray) => {
    if (stray.defaultPrevented) return;
    stray.preventDefault();
    worker.strayError(stray.error);
  });
  addEventListener('unhandledrejection', (stray) => {
    stray.preventDefault();
    worker.strayError(stray.reason);
  });
}
