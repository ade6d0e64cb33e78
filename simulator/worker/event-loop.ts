// Event loop: one turn of the real one, for those who wait until everything that is on its way has happened.
//
// E1. Taken from what was there when this file was loaded: a test's fake timers and an app's do not stop it.

const { setImmediate: afterThisTurn } = globalThis as { setImmediate?: (callback: () => void) => unknown };

const waiting: (() => void)[] = [];
const channel = afterThisTurn ? undefined : new MessageChannel();
channel?.port1.addEventListener('message', () => waiting.shift()?.());
channel?.port1.start();

/** Ends in a later turn of the event loop, after all promises that are settled by then. */
export function turnOfEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    if (afterThisTurn) return void afterThisTurn(resolve);
    waiting.push(resolve);
    channel?.port2.postMessage(null);
  });
}
