// HTTP trigger: a request on its way into an HTTP-triggered function, and its answer on the way out (host semantics §10.4;
// host: `GrpcMessageConversionExtensions.cs`, `HttpBinding.cs`, `RawScriptResult.cs`).
//
// Owns:   the two conversions.
// Never:  chooses the function (routes.ts).
//
// H1. A body crosses whole, in both directions.
// H2. Details of a failure stay with the host: the caller gets a 500 without a body.

import type { InvocationOutcome, TypedData } from '#core';
import { CookieError, setCookieLine } from './cookies.ts';

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

/**
 * A parameter that is given more than once arrives as one list, joined by commas. ASP.NET Core compares the names without
 * regard to case; the first spelling stays.
 */
function joinedQuery(parameters: URLSearchParams): Record<string, string> {
  const lists = new Map<string, { readonly name: string; readonly values: string[] }>();
  for (const [name, value] of parameters) {
    const list = lists.get(name.toLowerCase()) ?? { name, values: [] };
    list.values.push(value);
    lists.set(name.toLowerCase(), list);
  }
  return Object.fromEntries([...lists.values()].map(({ name, values }) => [name, values.join(',')]));
}

/**
 * The response for an outcome. A function that failed is answered 500 (H2). One that returned nothing is answered 204, which
 * is what ASP.NET Core makes of a 200 without an object (`HttpNoContentOutputFormatter.cs`).
 *
 * @param report is told why an answer cannot be sent and a 500 goes out in its place.
 */
export function httpTriggerResponse(
  outcome: InvocationOutcome,
  method: string,
  report: (why: string) => void,
): Response {
  if (outcome.status === 'failed') return new Response(null, { status: 500 });
  const http = outcome.returnValue?.http;
  if (!http) return new Response(null, { status: 204 });
  const status = Number(http.statusCode ?? 200);
  const headers = responseHeaders(http, report);
  if (!(status >= 200 && status <= 599) || !headers) return new Response(null, { status: 500 });
  const body = http.body && 'bytes' in http.body ? http.body.bytes : http.body?.string;
  const hasBody = body !== undefined && body.length > 0 && method !== 'HEAD' && ![204, 205, 304].includes(status);
  const response = new Response(hasBody ? (body as BodyInit) : null, { status });
  // The Response of a browser takes no Set-Cookie, but a Headers object does.
  return Object.defineProperty(response, 'headers', { value: headers });
}

/** The headers of a response, cookies included; undefined when a cookie cannot be written. */
function responseHeaders(
  { headers, cookies = [] }: NonNullable<TypedData['http']>,
  report: (why: string) => void,
): Headers | undefined {
  try {
    const all = new Headers({ ...headers });
    for (const cookie of cookies) all.append('set-cookie', setCookieLine(cookie));
    return all;
  } catch (error) {
    if (!(error instanceof CookieError)) throw error;
    report(error.message);
    return undefined;
  }
}
