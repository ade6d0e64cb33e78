// Static site: the built site on a free port, as a static host serves it.

import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** A site that is served. */
export interface ServedSite {
  readonly url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Gives the headers that a file of the site is sent with besides; null refuses the request as a network that is gone. */
export type HeadersOf = (file: string) => Readonly<Record<string, string>> | null;

/** Serves a folder; `/lessons/events` is answered with `lessons/events.html`. */
export async function serveSite(dist: string, headersOf: HeadersOf = () => ({})): Promise<ServedSite> {
  const server = createServer((request, response) => {
    const file = fileOf(dist, decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname));
    if (!file) return void response.writeHead(404).end();
    const headers = headersOf(file);
    if (!headers) return void request.socket.destroy();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', ...headers });
    createReadStream(file).pipe(response);
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
