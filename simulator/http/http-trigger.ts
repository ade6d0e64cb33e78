// HTTP trigger: a request on its way into an HTTP-triggered function, and its answer on the way out (host semantics §10.4).
//
// Owns:   the two conversions.
// Never:  chooses the function (routes.ts).

import type { InvocationOutcome, TypedData } from '#core';

/** The trigger value for a request. */
export async function httpTriggerData(request: Request, params: Record<string, string>): Promise<TypedData> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  return {
    http: {
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      query: joinedQuery(new URL(request.url).searchParams),
      params,
      ...(bytes.length > 0 ? { body: { bytes } } : {}),
    },
  };
}

/** A parameter that is given more than once arrives as one list, joined by commas. */
function joinedQuery(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(parameters.keys())].map((key) => [key, parameters.getAll(key).join(',')]));
}

/** The response for an outcome. A function that failed is answered 500 without details; one that returned nothing, 204. */
export function httpTriggerResponse(outcome: InvocationOutcome): Response {
  if (outcome.status === 'failed') return new Response(null, { status: 500 });
  const http = outcome.returnValue?.http;
  if (!http) return new Response(null, { status: 204 });
  const status = Number(http.statusCode ?? 200);
  if (!(status >= 200 && status <= 599)) return new Response(null, { status: 500 });
  const body = http.body && 'bytes' in http.body ? http.body.bytes : http.body?.string;
  const hasBody = body !== undefined && body.length > 0 && status !== 204 && status !== 304;
  return new Response(hasBody ? (body as BodyInit) : null, { status, headers: { ...http.headers } });
}
