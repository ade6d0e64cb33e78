// Clock text: how the playground writes virtual time, and how it reads a duration.

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Virtual time since the run began (milliseconds) as `day 1 00:10:00`; a fraction of a second only where there is one. */
export function clockText(sinceStartMs: number): string {
  const days = Math.floor(sinceStartMs / day) + 1;
  const [hours, minutes, seconds] = [
    Math.floor(sinceStartMs / hour) % 24,
    Math.floor(sinceStartMs / minute) % 60,
    Math.floor(sinceStartMs / second) % 60,
  ].map((part) => String(part).padStart(2, '0'));
  const rest = sinceStartMs % second;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`;
  return `day ${String(days)} ${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}${fraction}`;
}

/** The same for places that are narrow: `00:10:00` on the first day, `day 2 00:10:00` after it. */
export function timeText(sinceStartMs: number): string {
  return clockText(sinceStartMs).replace(/^day 1 /, '');
}

/** An instant (milliseconds since the Unix epoch) as `2030-01-01T00:10:00Z`. */
export function instantText(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('.000Z', 'Z');
}

/** A length of time (milliseconds) in its two largest parts, such as `59 min 59 s`. */
export function durationText(ms: number): string {
  const parts = [
    [Math.floor(ms / day), 'd'],
    [Math.floor(ms / hour) % 24, 'h'],
    [Math.floor(ms / minute) % 60, 'min'],
    [Math.floor(ms / second) % 60, 's'],
    [ms % second, 'ms'],
  ] as const;
  const shown = parts.filter(([amount]) => amount > 0).slice(0, 2);
  return shown.length === 0 ? '0 s' : shown.map(([amount, unit]) => `${String(amount)} ${unit}`).join(' ');
}

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: second,
  sec: second,
  second: second,
  seconds: second,
  m: minute,
  min: minute,
  minute: minute,
  minutes: minute,
  h: hour,
  hour: hour,
  hours: hour,
  d: day,
  day: day,
  days: day,
};

/** Reads `5 min`, `1 h 30 min`, `59m 59s` or `250 ms`; null when it is not a duration. Answers in milliseconds. */
export function parseDuration(text: string): number | null {
  const parts = [
    ...text
      .trim()
      .toLowerCase()
      .matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/gy),
  ];
  const read = parts.map(([whole]) => whole).join('');
  if (parts.length === 0 || read.length !== text.trim().length) return null;
  let total = 0;
  for (const [, amount, unit] of parts) {
    const factor = units[unit ?? ''];
    if (factor === undefined) return null;
    total += Number(amount) * factor;
  }
  return Math.round(total);
}
