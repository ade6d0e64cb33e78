// Thrown value: what the real worker makes of something that was thrown and is not an Error (host semantics §10.6).

/** The thrown value itself if it is an error, else an error with the real worker's text for it. */
export function toError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return Object.assign(new Error(textOf(thrown)), { stack: '' });
}

function textOf(thrown: unknown): string {
  if (thrown === undefined || thrown === null) return 'Unknown error';
  if (typeof thrown === 'object') return jsonOf(thrown);
  return typeof thrown === 'string' ? thrown : (thrown as symbol).toString();
}

function jsonOf(thrown: object): string {
  try {
    return JSON.stringify(thrown);
  } catch {
    // A circle, or a toJSON that throws; no answer at all would be worse.
    return Object.prototype.toString.call(thrown);
  }
}
