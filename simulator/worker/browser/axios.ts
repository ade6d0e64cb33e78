// Axios: what the SDK's DurableClient uses of axios, answered by the host and never by a network.
//
// Owns:   the treatment of bodies and answers. It is that of the real package, case by case (axios.test.ts).
// Never:  opens a connection; an address that no host of this worker has is an error.

import type { WorkerResponse } from '#core';
import { hubRouteFor } from '../hub-routes.ts';

interface InstanceConfig {
  readonly validateStatus?: (status: number) => boolean;
  readonly headers?: { readonly post?: Readonly<Record<string, string>> };
}

interface RequestConfig {
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a request answers. Header names are lower-case. */
export interface AxiosAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** An axios instance, as much of it as the SDK uses. */
export interface AxiosInstance {
  get(url: string, config?: RequestConfig): Promise<AxiosAnswer>;
  delete(url: string, config?: RequestConfig): Promise<AxiosAnswer>;
  post(url: string, body?: unknown, config?: RequestConfig): Promise<AxiosAnswer>;
}

/** `axios.create`. */
export function create(instance: InstanceConfig = {}): AxiosInstance {
  const withoutBody = (method: string) => (url: string, config?: RequestConfig) =>
    send({ method, url, headers: lowerCase(config?.headers), instance });
  return {
    get: withoutBody('GET'),
    delete: withoutBody('DELETE'),
    post: (url, body, config) => {
      const headers = { ...lowerCase(instance.headers?.post), ...lowerCase(config?.headers) };
      const data = toBody(body, headers);
      return send({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: data,
        instance,
      });
    },
  };
}

export default { create };

interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly instance: InstanceConfig;
}

async function send({ method, url, headers, body, instance }: Outgoing): Promise<AxiosAnswer> {
  const address = new URL(url);
  const route = hubRouteFor(address);
  if (!route) throw new Error(`No host of this app answers at ${address.origin}; the app has no network.`);
  const answer = await route({
    method,
    url: address.origin + address.pathname + address.search,
    headers: { accept: 'application/json, text/plain, */*', ...headers },
    ...(body !== undefined && body !== '' && { body }),
  });
  const accepts = instance.validateStatus ?? ((status) => status >= 200 && status < 300);
  if (!accepts(answer.status)) throw new Error(`Request failed with status code ${String(answer.status)}`);
  return { status: answer.status, data: toData(answer), headers: answer.headers };
}

/** With a JSON content type, text that is JSON already goes as it is and everything else is made JSON: `""` becomes `"\"\""`. */
function toBody(body: unknown, headers: Record<string, string>): string | undefined {
  const isObject = typeof body === 'object' && body !== null;
  if (isObject) headers['content-type'] ??= 'application/json';
  if (!isObject && !headers['content-type']?.includes('application/json')) return body as string | undefined;
  if (typeof body === 'string' && parseJson(body).ok) return body.replace(/^[\s\uFEFF\xA0]+|[\s\uFEFF\xA0]+$/g, '');
  return JSON.stringify(body);
}

/** Every answer is taken for JSON if it can be, whatever its content type. */
function toData({ body }: WorkerResponse): unknown {
  const text = body.replace(/^\uFEFF/, '');
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : text;
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}

function lowerCase(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
