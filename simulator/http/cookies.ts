// Cookies: the `Set-Cookie` lines of a response.
//
// Owns:   the line of one cookie, as ASP.NET Core writes it for the host (host: `GrpcMessageExtensionUtilities.cs`
//         RpcHttpCookieConverter, `RawScriptResult.cs`; `Microsoft.Net.Http.Headers: SetCookieHeaderValue.cs`).
// Never:  keeps cookies. Whoever calls the host does.
//
// K1. A cookie without a path is valid for `/`. Values are percent-encoded; names are not.
// K2. What ASP.NET Core refuses to write makes the whole answer a 500.

import type { HttpCookie } from '#core';

/** A cookie that cannot be written (K2). */
export class CookieError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CookieError';
  }
}

/**
 * The value of the `Set-Cookie` header for a cookie.
 *
 * @throws {CookieError} a name that is no token, or a negative age (K2).
 */
export function setCookieLine(cookie: HttpCookie): string {
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(cookie.name)) {
    throw new CookieError(`"${cookie.name}" is not a name for a cookie`);
  }
  return [`${cookie.name}=${encoded(cookie.value)}`, ...attributes(cookie)].join('; ');
}

function attributes(cookie: HttpCookie): string[] {
  const { expiresSeconds, maxAge, domain, path = '/', secure, sameSite, httpOnly } = cookie;
  const age = maxAge === undefined ? undefined : Math.trunc(maxAge);
  if (age !== undefined && age < 0) throw new CookieError(`the cookie "${cookie.name}" has a negative maxAge`);
  return [
    ...(expiresSeconds === undefined ? [] : [`expires=${new Date(expiresSeconds * 1000).toUTCString()}`]),
    ...(age === undefined ? [] : [`max-age=${age}`]),
    ...(domain === undefined ? [] : [`domain=${domain}`]),
    `path=${path}`,
    ...(secure ? ['secure'] : []),
    ...(sameSite === undefined ? [] : [`samesite=${sameSite}`]),
    ...(httpOnly ? ['httponly'] : []),
  ];
}

/** `Uri.EscapeDataString`: everything but letters, digits and `-_.~`. */
function encoded(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
