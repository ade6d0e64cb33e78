// Route match: whether a path fits a template, and the values of its parameters.
//
// Owns:   the comparison, as ASP.NET Core makes it (`Routing: Patterns/RoutePatternMatcher.cs`, `Route.cs`).
// Never:  chooses among several routes (routes.ts).
//
// M1. Literals are compared without regard to case; values keep the case of the path.
// M2. A slash at the end of a path counts for nothing; an empty segment inside of it fits nothing but a catch-all.
// M3. In a segment of several parts, texts are looked for from the right; every parameter takes at least one character.
// M4. A parameter without a value is not among the values.

import type { ParameterPart, RoutePart, RouteSegment } from './route-template.ts';

/** The values of route parameters, by name. */
export type RouteValues = Record<string, string>;

/**
 * The values with which a path fits a template.
 *
 * @param path decoded, with the slash at its start.
 */
export function matchPath(segments: readonly RouteSegment[], path: string): RouteValues | undefined {
  const values = compare(segments, path);
  return values && meetsConstraints(segments, values) ? values : undefined;
}

function compare(segments: readonly RouteSegment[], path: string): RouteValues | undefined {
  const trimmed = path.replace(/^\//, '').replace(/\/$/, ''); // M2
  const texts = trimmed === '' ? [] : trimmed.split('/');
  const values: RouteValues = {};
  for (const [index, segment] of segments.entries()) {
    const catchAll = catchAllOf(segment);
    if (catchAll) {
      const end = index < texts.length && path.endsWith('/') ? '/' : '';
      return withValue(values, catchAll, texts.slice(index).join('/') + end);
    }
    const found = matchSegment(segment, texts[index]);
    if (!found) return undefined;
    Object.assign(values, found);
  }
  return texts.length <= segments.length ? values : undefined;
}

function catchAllOf([part]: RouteSegment): ParameterPart | undefined {
  return part?.kind === 'parameter' && part.isCatchAll ? part : undefined;
}

function matchSegment(segment: RouteSegment, text: string | undefined): RouteValues | undefined {
  const [part] = segment;
  if (segment.length > 1) return text === undefined ? undefined : matchParts(segment, text);
  if (part?.kind !== 'parameter') return part?.text.toLowerCase() === text?.toLowerCase() ? {} : undefined; // M1
  if (text === '') return undefined; // M2
  const isFilled = text !== undefined || part.isOptional || part.fallback !== undefined;
  return isFilled ? withValue({}, part, text ?? '') : undefined;
}

function withValue(values: RouteValues, { name, fallback }: ParameterPart, text: string): RouteValues {
  const value = text === '' ? fallback : text;
  return value === undefined ? values : { ...values, [name]: value }; // M4
}

/** A segment of several parts; an optional one at its end may be missing with the dot before it. */
function matchParts(segment: RouteSegment, text: string): RouteValues | undefined {
  const whole = matchFromRight(segment, text);
  const last = segment.at(-1);
  if (whole || last?.kind !== 'parameter' || !last.isOptional || text.endsWith('.')) return whole;
  return matchFromRight(segment.slice(0, -2), text);
}

function matchFromRight(parts: readonly RoutePart[], text: string): RouteValues | undefined {
  const values: RouteValues = {};
  let end = text.length;
  let open: ParameterPart | undefined;
  for (const part of parts.toReversed()) {
    if (part.kind === 'parameter') {
      open = part;
      continue;
    }
    const from = lastPlace(part.text, text, open ? end - 1 : end);
    const after = from + part.text.length;
    if (from < 0 || (!open && after !== end)) return undefined;
    if (open) values[open.name] = text.slice(after, end);
    end = from;
    open = undefined;
  }
  if (open && end > 0) return { ...values, [open.name]: text.slice(0, end) };
  return open === undefined && end === 0 ? values : undefined;
}

/** Where a text begins for the last time before a place (M3). */
function lastPlace(part: string, text: string, before: number): number {
  return text.slice(0, Math.max(before, 0)).toLowerCase().lastIndexOf(part.toLowerCase());
}

function meetsConstraints(segments: readonly RouteSegment[], values: RouteValues): boolean {
  return segments.flat().every((part) => {
    if (part.kind === 'literal' || part.constraints.length === 0) return true;
    const value = values[part.name];
    return value === undefined ? part.isOptional : part.constraints.every((accepts) => accepts(value));
  });
}
