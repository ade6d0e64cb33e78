// Static site: the built site on a free port, as a static host serves it: compressed, and once for all visits.

import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A site that is served. */
export interface ServedSite {
  readonly url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Gives the headers that a file of the site is sent with besides; null refuses the request as a network that is gone. */
export type HeadersOf = (file: string) => Readonly<Record<string, string>> | null;

/** Serves a folder; `/lessons/events` is answered with `lessons/events.html`. */
export async function serveSite(dist: string, headersOf: HeadersOf = () => ({})): Promise<ServedSite> {
  const known = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const file = fileOf(dist, decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname));
    if (!file) return void response.writeHead(404).end();
    const headers = headersOf(file);
    if (!headers) return void request.socket.destroy();
    const compressed = known.get(file) ?? gzipSync(readFileSync(file));
    known.set(file, compressed);
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      ...headers,
    });
    response.end(compressed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fileOf(dist: string, path: string): string | undefined {
  const plain = normalize(join(dist, path.endsWith('/') ? `${path}index.html` : path));
  if (!plain.startsWith(dist)) return undefined;
  return [plain, `${plain}.html`].find((file) => extname(file) !== '' && existsSync(file));
}
