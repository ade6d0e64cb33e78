// Routes: which HTTP-triggered function answers a path (Azure Functions route templates).
//
// Owns:   parsing a template, matching a path, and which of several matches goes first.
// Never:  reads headers or bodies.
//
// T1. Literal segments are compared without regard to case; parameters keep the case of the path.
// T2. A literal beats a parameter, and a parameter beats a catch-all, from left to right.

import { triggerBinding } from '#core';
import type { RegisteredFunction } from '#core';

type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'parameter';
      readonly name: string;
      readonly isOptional: boolean;
      readonly pattern: RegExp | undefined;
    }
  | { readonly kind: 'catch-all'; readonly name: string };

/** An HTTP-triggered function with its parsed route. */
export interface HttpRoute {
  readonly registered: RegisteredFunction;
  /** The template without the prefix, such as `players/{player}/score`. */
  readonly template: string;
  /** Upper-case; empty means every method. */
  readonly methods: readonly string[];
  readonly segments: readonly Segment[];
}

/** A function that answers a request, and the values of its route parameters. */
export interface RouteMatch {
  readonly registered: RegisteredFunction;
  readonly params: Record<string, string>;
}

/** The routes of all HTTP-triggered functions. The default route of a function is its name. */
export function httpRoutes(functions: readonly RegisteredFunction[]): HttpRoute[] {
  return functions.flatMap((registered) => {
    const trigger = triggerBinding(registered)?.[1];
    if (trigger?.type !== 'httpTrigger') return [];
    const template = (trigger.route ?? registered.name).replace(/^\/|\/$/g, '');
    const methods = (trigger.methods ?? []).map((method) => method.toUpperCase());
    return [{ registered, template, methods, segments: template.split('/').map(parseSegment) }];
  });
}

/**
 * The function that answers a method and path, if there is one.
 *
 * @param path the decoded segments; one may hold a slash that was encoded.
 */
export function matchRoute(
  routes: readonly HttpRoute[],
  method: string,
  path: readonly string[],
): RouteMatch | undefined {
  const parts = path.filter((part) => part !== '');
  const matches = routes
    .filter((route) => route.methods.length === 0 || route.methods.includes(method.toUpperCase()))
    .flatMap((route) => {
      const params = matchSegments(route.segments, parts);
      return params ? [{ route, params }] : [];
    })
    .sort((one, other) => compareSpecificity(one.route.segments, other.route.segments)); // T2
  const best = matches[0];
  return best && { registered: best.route.registered, params: best.params };
}

function parseSegment(text: string): Segment {
  const inner = /^\{(.+)\}$/.exec(text)?.[1];
  if (inner === undefined) return { kind: 'literal', text: text.toLowerCase() };
  if (inner.startsWith('*')) return { kind: 'catch-all', name: inner.replace(/^\*+/, '') };
  const [head = '', constraint] = inner.split(':', 2);
  const isOptional = inner.endsWith('?');
  return {
    kind: 'parameter',
    name: head.replace(/\?$/, ''),
    isOptional,
    pattern: constraint === undefined ? undefined : CONSTRAINTS[constraint.replace(/\?$/, '')],
  };
}

const CONSTRAINTS: Record<string, RegExp> = {
  int: /^-?\d+$/,
  long: /^-?\d+$/,
  alpha: /^[a-z]+$/i,
  bool: /^(true|false)$/i,
  guid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
};

function matchSegments(segments: readonly Segment[], parts: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index];
    if (segment.kind === 'catch-all') {
      params[segment.name] = parts.slice(index).join('/');
      return params;
    }
    if (part === undefined) {
      if (segment.kind === 'parameter' && segment.isOptional) continue;
      return undefined;
    }
    if (segment.kind === 'literal' ? segment.text !== part.toLowerCase() : segment.pattern?.test(part) === false) {
      return undefined;
    }
    if (segment.kind === 'parameter') params[segment.name] = part;
  }
  return parts.length <= segments.length ? params : undefined;
}

const RANK: Record<Segment['kind'], number> = { literal: 0, parameter: 1, 'catch-all': 2 };

function compareSpecificity(one: readonly Segment[], other: readonly Segment[]): number {
  for (const [index, segment] of one.entries()) {
    const opposite = other[index];
    if (!opposite) break;
    const difference = RANK[segment.kind] - RANK[opposite.kind];
    if (difference !== 0) return difference;
  }
  return other.length - one.length;
}
