import type { ConsoleRequest } from './session-messages.ts';

/** Where Azure Functions Core Tools and the workshop's local host answer. */
export const localOrigin = 'http://localhost:7071';

/** The request as a shell command for a host on this machine. */
export function curlCommand(request: ConsoleRequest): string {
  const parts = ['curl', '-i'];
  if (request.method !== 'GET') parts.push('-X', request.method);
  parts.push(quote(localOrigin + request.path));
  if (request.body !== '') parts.push('-H', quote('content-type: application/json'), '--data-raw', quote(request.body));
  return parts.join(' ');
}

/** Quotes for POSIX shells: everything inside single quotes is literal. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
