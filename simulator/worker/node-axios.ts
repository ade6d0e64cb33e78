// Node axios: the SDK's own axios, with an adapter that hands requests for a hub's address to the host behind it.

import type { WorkerResponse } from '#core';
import { hubRouteFor, type Send } from './hub-routes.ts';

// The few members of axios that are used here; the package is the SDK's, not ours, so its types are not imported.
interface AxiosConfig {
  readonly method?: string;
  readonly url?: string;
  readonly data?: unknown;
  readonly headers: { toJSON(asStrings: true): Record<string, string> };
  readonly validateStatus?: ((status: number) => boolean) | null;
}
type Adapter = (config: AxiosConfig) => Promise<unknown>;
interface Axios {
  readonly defaults: { adapter: unknown };
  getAdapter(names: unknown): Adapter;
  readonly AxiosError: new (
    message: string,
    code: string,
    config: unknown,
    request: unknown,
    response: unknown,
  ) => Error;
}

const adapted = Symbol.for('durable-functions-workshop.axios-adapter');

/** Installs the adapter in the axios that this `require` finds, once per process. Clients made later copy it. */
export function sendThroughHubRoutes(require: NodeJS.Require): void {
  const axios = (require('axios') as { default: Axios & { [adapted]?: true } }).default;
  if (axios[adapted]) return;
  axios[adapted] = true;
  const usual = axios.getAdapter(axios.defaults.adapter);
  const adapter: Adapter = (config) => {
    const url = new URL(config.url ?? '');
    const route = hubRouteFor(url);
    return route ? sendToHub(route, { url, config, axios }) : usual(config);
  };
  axios.defaults.adapter = adapter;
}

async function sendToHub(
  route: Send,
  { url, config, axios }: { url: URL; config: AxiosConfig; axios: Axios },
): Promise<unknown> {
  const method = (config.method ?? 'get').toUpperCase();
  const headers = Object.entries(config.headers.toJSON(true)).map(([name, value]) => [name.toLowerCase(), value]);
  const answer = await route({
    method,
    url: url.origin + url.pathname + url.search,
    headers: Object.fromEntries(headers) as Record<string, string>,
    ...(typeof config.data === 'string' && config.data !== '' && { body: config.data }),
  });
  const response = toAxiosResponse(answer, config);
  if (!config.validateStatus || config.validateStatus(answer.status)) return response;
  const code = answer.status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE';
  throw new axios.AxiosError(
    `Request failed with status code ${String(answer.status)}`,
    code,
    config,
    undefined,
    response,
  );
}

function toAxiosResponse(answer: WorkerResponse, config: AxiosConfig): object {
  return {
    status: answer.status,
    statusText: '',
    headers: answer.headers,
    data: answer.body.replace(/^\uFEFF/, ''),
    config,
    request: undefined,
  };
}
