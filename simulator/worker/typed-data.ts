// Typed data: what the SDK gives back, in the form that crosses to the host.

import type { HttpCookie, TypedData } from '#core';

interface Nullable<T> {
  readonly value: T;
}

/** `RpcHttpCookie`, as `fn: src/converters/toRpcHttpCookie.ts` makes it; its `none` says that nothing was said. */
interface ReturnedCookie {
  readonly name: string;
  readonly value: string;
  readonly domain?: Nullable<string>;
  readonly path?: Nullable<string>;
  readonly expires?: Nullable<{ readonly seconds: number }>;
  readonly secure?: Nullable<boolean>;
  readonly httpOnly?: Nullable<boolean>;
  readonly sameSite: 'none' | 'lax' | 'strict' | 'explicitNone';
  readonly maxAge?: Nullable<number>;
}

interface ReturnedHttp {
  readonly statusCode?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly ReturnedCookie[];
  readonly body?: TypedData | null;
}

type Returned = Omit<TypedData, 'http'> & { readonly http?: ReturnedHttp };

/** A return value as the host takes it; null stands for none. */
export function toTypedData(returned: unknown): TypedData | null {
  if (returned === null || returned === undefined) return null;
  const { bytes, http, ...plain } = returned as Returned;
  if (!bytes && !http) return plain;
  return { ...plain, ...(bytes && { bytes: ownBytes(bytes) }), ...(http && { http: toHttp(http) }) };
}

function toHttp(http: ReturnedHttp): NonNullable<TypedData['http']> {
  const { statusCode, headers, cookies = [], body } = http;
  return {
    ...(statusCode !== undefined && { statusCode }),
    ...(headers && { headers: { ...headers } }),
    ...(cookies.length > 0 && { cookies: cookies.map(toCookie) }),
    ...(body?.bytes && { body: { bytes: ownBytes(body.bytes) } }),
    ...(body?.string !== undefined && { body: { string: body.string } }),
  };
}

const SAME_SITE = { none: undefined, lax: 'lax', strict: 'strict', explicitNone: 'none' } as const;

function toCookie(cookie: ReturnedCookie): HttpCookie {
  const { name, value, domain, path, expires, secure, httpOnly, maxAge } = cookie;
  const sameSite = SAME_SITE[cookie.sameSite];
  return {
    name,
    value,
    ...(domain && { domain: domain.value }),
    ...(path && { path: path.value }),
    ...(expires && { expiresSeconds: expires.value.seconds }),
    ...(secure && { secure: secure.value }),
    ...(httpOnly && { httpOnly: httpOnly.value }),
    ...(maxAge && { maxAge: maxAge.value }),
    ...(sameSite && { sameSite }),
  };
}

/** A Buffer may be a view of a shared pool, all of which a structured clone would copy. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes);
}
