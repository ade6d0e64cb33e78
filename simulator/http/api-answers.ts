// API answers: the bodies that the built-in HTTP API has in common (host semantics §7.8).
//
// Owns:   JSON, and the shapes of errors.

/** An answer with a JSON body. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}

/** An answer without a body. */
export function noContent(status: number): Response {
  return new Response(null, { status });
}

/** The answer to something that the host throws at (host semantics §7.8, catch-all). */
export function failed(
  status: number,
  message: string,
  error: { readonly type: string; readonly text: string },
): Response {
  return json(status, { Message: message, ExceptionMessage: error.text, ExceptionType: error.type, StackTrace: null });
}

/** 400 for an argument that the host refuses. */
export function badArgument(text: string): Response {
  const type = 'System.ArgumentException';
  return failed(400, 'One or more of the arguments submitted is incorrect', { type, text });
}

/** 500 for a state in which the operation is not allowed. */
export function invalidOperation(text: string): Response {
  const type = 'System.InvalidOperationException';
  return failed(500, 'Something went wrong while processing your request', { type, text });
}

/** 400 for a body that is not JSON. */
export function badJson(body: string): Response {
  const text = body === '' ? 'the body is empty' : `the body is not JSON: ${body.slice(0, 80)}`;
  return failed(400, 'Invalid JSON content', { type: 'Newtonsoft.Json.JsonReaderException', text });
}

/** The value of a JSON text, in a box; undefined where it is not JSON. */
export function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
