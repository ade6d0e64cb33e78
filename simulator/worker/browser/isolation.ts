// Isolation: takes from a Web Worker everything by which code could reach a network, a store or another worker.
//
// Owns:   what the app's code finds under these names.
// Never:  replaces the Content-Security-Policy of the worker's file, where a server can send one; this is for where none can.

/** Names that an app must not find, in the global scope or on its prototypes. The last two would speak to the page and end the worker. */
const forbidden = [
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'importScripts',
  'Worker',
  'SharedWorker',
  'BroadcastChannel',
  'indexedDB',
  'caches',
  'cookieStore',
  'FontFace',
  'postMessage',
  'close',
] as const;

/**
 * Closes the global scope of this worker. Call it after everything that is needed was taken, and before any app code.
 *
 * @param fetch What takes the place of the global `fetch`.
 */
export function isolate(fetch: typeof globalThis.fetch): void {
  for (const name of forbidden) replaceEverywhere(globalThis, name, unavailable(name));
  replaceEverywhere(globalThis, 'fetch', fetch);
  if (typeof navigator === 'undefined') return;
  for (const name of ['sendBeacon', 'storage', 'serviceWorker', 'locks'] as const) {
    replaceEverywhere(navigator, name, unavailable(`navigator.${name}`));
  }
}

/** Something that throws the same sentence however it is used: called, constructed, or asked for a member. */
function unavailable(name: string): unknown {
  const refuse = (): never => {
    throw new Error(`${name} is not available: an app in the page has no network and no storage.`);
  };
  // Only a function that can be constructed lets `construct` be trapped.
  return new Proxy(function target() {}, { apply: refuse, construct: refuse, get: refuse });
}

/** The engine keeps some of these on the object and some on a prototype, from where they could be called as well. */
function replaceEverywhere(start: object, name: string, value: unknown): void {
  for (let object: object | null = start; object; object = Object.getPrototypeOf(object) as object | null) {
    if (object !== start && !Object.hasOwn(object, name)) continue;
    if (object === start && !(name in object)) continue;
    Object.defineProperty(object, name, { value, configurable: false, writable: false, enumerable: false });
  }
}
