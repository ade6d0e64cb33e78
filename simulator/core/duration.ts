// Duration: how long, in words or milliseconds.
//
// Owns:   reading and writing durations.

/** Milliseconds, or text such as `1 hour`, `59 min 59 s`, `250 ms`, `2 days`; digits alone are milliseconds. */
export type Duration = number | string;

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(ms|milliseconds?)$/, 1],
  [/^(s|sec|secs|seconds?)$/, 1_000],
  [/^(m|min|mins|minutes?)$/, 60_000],
  [/^(h|hours?)$/, 3_600_000],
  [/^(d|days?)$/, 86_400_000],
];

/**
 * Reads a duration.
 *
 * @returns milliseconds.
 * @throws {RangeError} it is no duration, or it is negative.
 */
export function durationMs(duration: Duration): number {
  const text = String(duration); // also of what is neither number nor text, which a caller without types may give
  if (typeof duration === 'number' || /^\d+$/.test(text)) return checked(Number(duration), text);
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/gi)];
  const rest = text.replace(/(\d+(?:\.\d+)?)\s*([a-z]+)/gi, '').replace(/[\s,]|and/g, '');
  const units = parts.map(([, amount, unit]) => Number(amount) * unitMs(unit ?? ''));
  return checked(parts.length === 0 || rest !== '' ? NaN : units.reduce((sum, part) => sum + part, 0), text);
}

function unitMs(unit: string): number {
  return UNITS.find(([pattern]) => pattern.test(unit.toLowerCase()))?.[1] ?? NaN;
}

function checked(ms: number, text: string): number {
  if (Number.isFinite(ms) && ms >= 0) return ms;
  throw new RangeError(`"${text}" is not a duration; write milliseconds, or text such as "1 hour" or "59 min 59 s".`);
}

/** An elapsed time as `1:02:03`, with days before it and milliseconds after it only where there are any. */
export function elapsedText(ms: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const days = Math.floor(ms / 86_400_000);
  const hours = Math.floor(ms / 3_600_000) % 24;
  const rest = ms % 1_000;
  const clock = `${hours}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1_000) % 60)}`;
  return `${days > 0 ? `${days} d ` : ''}${clock}${rest > 0 ? `.${String(rest).padStart(3, '0')}` : ''}`;
}
