// Util: `format`, `inspect` and `types.isDate` of node:util. Log lines read as in Node, but for the finer points of line breaking.

/** `util.format`: printf-like, the rest joined with blanks. */
export function format(...args: unknown[]): string {
  const [first, ...rest] = args;
  if (typeof first !== 'string') return args.map(shown).join(' ');
  const text = first.replace(/%[sdifjoOc%]/g, (directive) => {
    if (directive === '%%') return args.length > 1 ? '%' : '%%';
    return rest.length === 0 ? directive : formatOne(directive, rest.shift());
  });
  return [text, ...rest.map(shown)].join(' ');
}

function formatOne(directive: string, value: unknown): string {
  switch (directive) {
    case '%s':
      // Node shows only the outermost members here.
      return typeof value === 'object' && value !== null ? inspectAt(value, deepest, new Set()) : String(value);
    case '%d':
      return String(Number(value));
    case '%i':
      return String(parseInt(String(value), 10));
    case '%f':
      return String(parseFloat(String(value)));
    case '%j':
      return JSON.stringify(value);
    case '%c':
      return '';
    default:
      return inspect(value);
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value);
}

const deepest = 2;

/** `util.inspect`, on one line. */
export function inspect(value: unknown): string {
  return inspectAt(value, 0, new Set());
}

function inspectAt(value: unknown, depth: number, above: ReadonlySet<unknown>): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'bigint') return `${String(value)}n`;
  if (typeof value === 'function') return inspectFunction(value);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  if (value instanceof Error) return value.stack ?? String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (above.has(value)) return '[Circular *1]';
  return inspectObject(value, depth, new Set([...above, value]));
}

function inspectFunction({ name }: { name: string }): string {
  return name ? `[Function: ${name}]` : '[Function (anonymous)]';
}

function inspectObject(value: object, depth: number, above: ReadonlySet<unknown>): string {
  const name = nameOfClass(value);
  if (depth > deepest) return Array.isArray(value) ? '[Array]' : `[${name || 'Object'}]`;
  const inner = (member: unknown): string => inspectAt(member, depth + 1, above);
  if (Array.isArray(value)) return braced(value.map(inner), { open: '[', close: ']' });
  if (value instanceof Map) {
    const entries = [...value].map(([key, member]) => `${inner(key)} => ${inner(member)}`);
    return `Map(${String(value.size)}) ${braced(entries, { open: '{', close: '}' })}`;
  }
  if (value instanceof Set)
    return `Set(${String(value.size)}) ${braced([...value].map(inner), { open: '{', close: '}' })}`;
  const members = Object.entries(value).map(([key, member]) => `${keyOf(key)}: ${inner(member)}`);
  return (name ? `${name} ` : '') + braced(members, { open: '{', close: '}' });
}

function nameOfClass(value: object): string {
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
  if (prototype === null) return '[Object: null prototype]';
  const name = prototype.constructor?.name ?? '';
  return name === 'Object' ? '' : name;
}

function braced(members: readonly string[], { open, close }: { open: string; close: string }): string {
  if (members.length === 0) return open + close;
  return `${open} ${members.join(', ')} ${close}`;
}

function keyOf(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

function quoted(text: string): string {
  const quote = !text.includes("'") ? "'" : !text.includes('"') ? '"' : '`';
  return quote + text.replace(/\n/g, '\\n') + quote;
}

/** `util.types`, as much as the SDK asks. */
export const types = { isDate: (value: unknown): value is Date => value instanceof Date };

export default { format, inspect, types };
