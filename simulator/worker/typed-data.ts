// Typed data: what the SDK gives back, in the form that crosses to the host.

import type { TypedData } from '#core';

interface ReturnedHttp {
  readonly statusCode?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: TypedData | null;
}

type Returned = Omit<TypedData, 'http'> & { readonly http?: ReturnedHttp };

/** A return value as the host takes it; null stands for none. */
export function toTypedData(returned: unknown): TypedData | null {
  if (returned === null || returned === undefined) return null;
  const { bytes, http, ...plain } = returned as Returned;
  return { ...plain, ...(bytes && { bytes: ownBytes(bytes) }), ...(http && { http: toHttp(http) }) };
}

function toHttp(http: ReturnedHttp): NonNullable<TypedData['http']> {
  const { statusCode, headers, body } = http;
  return {
    ...(statusCode !== undefined && { statusCode }),
    ...(headers && { headers: { ...headers } }),
    ...(body?.bytes && { body: { bytes: ownBytes(body.bytes) } }),
    ...(body?.string !== undefined && { body: { string: body.string } }),
  };
}

/** A Buffer may be a view of a shared pool, all of which a structured clone would copy. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes);
}
