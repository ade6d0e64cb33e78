// Offline worker: the service worker by which a playground goes on where the network has gone after the page was loaded.
// Plain JavaScript: the build puts `const site = …` (SiteParts, site-parts.ts) before it and lays it beside the pages.
//
// Owns:   a cache of files below assets/, which have a hash of their content in their names.
// Never:  keeps a page. What is kept never changes, so nobody ever sees what is old.
//
// O1. What was loaded once is kept, and so are the parts of a playground as soon as its page says that it is there.
// O2. Each build has a cache of its own; those before are gone when no page of them is open any more.

/* global site */

const PREFIX = 'durable-functions-workshop/assets/';
const cacheName = PREFIX + site.build;

self.addEventListener('activate', (event) => event.waitUntil(begin()));

self.addEventListener('message', (event) => {
  if (typeof event.data?.keep === 'string') event.waitUntil(keepParts(event.data.keep));
});

self.addEventListener('fetch', (event) => {
  const { method, url, headers } = event.request;
  if (method === 'GET' && url.startsWith(site.assets) && !headers.has('range'))
    event.respondWith(answer(event.request));
});

/** O2. The page that has brought this worker is under it at once. */
async function begin() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== cacheName).map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

/** Fetches what is not there yet of a playground: all or nothing. */
async function keepParts(exercise) {
  const cache = await caches.open(cacheName);
  const parts = [...site.playground, ...(site.exercises[exercise] ?? [])].map((path) => site.assets + path);
  const found = await Promise.all(parts.map((url) => cache.match(url)));
  await cache.addAll(parts.filter((_, at) => !found[at]));
}

async function answer(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request.url, response.clone()).catch(() => undefined); // no room: it works without
  return response;
}
