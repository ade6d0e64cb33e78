// Query flags: the query of a request to the built-in HTTP API, read as .NET reads it (host semantics §7.8).
//
// Owns:   the conversions.
//
// Q1. Names are compared without regard to case. A value that can't be read counts as not given.

/** The values by lower-case name. */
export type Query = ReadonlyMap<string, readonly string[]>;

/** The query of a request. */
export function queryOf(request: Request): Query {
  const query = new Map<string, string[]>();
  for (const [name, value] of new URL(request.url).searchParams) {
    const key = name.toLowerCase();
    query.set(key, [...(query.get(key) ?? []), value]);
  }
  return query;
}

/** A value's first occurrence. */
export function textOf(query: Query, name: string): string | undefined {
  return query.get(name.toLowerCase())?.[0];
}

/** A boolean, whatever its case and with blanks around it. */
export function flagOf(query: Query, name: string, otherwise: boolean): boolean {
  const text = textOf(query, name)?.trim().toLowerCase();
  return text === 'true' || (text !== 'false' && otherwise);
}

/** A whole number. */
export function integerOf(query: Query, name: string): number | undefined {
  const text = textOf(query, name)?.trim() ?? '';
  return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}

/** An instant, in milliseconds since the Unix epoch; without a zone it is UTC. */
export function dateOf(query: Query, name: string): number | undefined {
  const text = textOf(query, name)?.trim() ?? '';
  const hasZone = /(z|[+-]\d\d:?\d\d)$/i.test(text);
  const instantMs = Date.parse(hasZone || !text.includes('T') ? text : `${text}Z`);
  return Number.isNaN(instantMs) ? undefined : instantMs;
}

/** Words from a list with commas, or from a parameter that is given several times. */
export function wordsOf(query: Query, name: string): string[] {
  const values = query.get(name.toLowerCase()) ?? [];
  return values.flatMap((value) => value.split(',')).map((word) => word.trim());
}
