// Routes: which HTTP-triggered function answers a path (Azure Functions route templates).
//
// Owns:   the functions' routes, which of several that fit goes first, and which routes the host refuses.
// Never:  reads headers or bodies.
//
// R1. The first route that fits answers, in the order of the functions' names, without regard to case. The host has no other
//     precedence: `items/{id}` of `GetItem` goes before `items/recent` of `GetRecent` (host: `FunctionMetadataNameComparer.cs`,
//     `WebScriptHostHttpRoutesManager.cs`; azure-functions-nodejs-library#300, azure-functions-host#3153).
// R2. A method that the function does not take means that the route does not fit: 404, never 405 (azure-functions-host#10098).
// R3. A route that the host refuses is left out; its function loads and no request reaches it.
// R4. A route without parameters that one before it takes away is named, because the host says nothing of it.

import { triggerBinding } from '#core';
import type { Notice, RegisteredFunction } from '#core';
import { RouteTemplateError } from './route-constraints.ts';
import { matchPath, type RouteValues } from './route-match.ts';
import { parseTemplate, type RouteSegment } from './route-template.ts';

/** An HTTP-triggered function with its parsed route. */
export interface HttpRoute {
  readonly registered: RegisteredFunction;
  /** The template without the prefix, such as `players/{player}/score`. */
  readonly template: string;
  /** Upper-case; empty means every method. */
  readonly methods: readonly string[];
  /** With those of the prefix. */
  readonly segments: readonly RouteSegment[];
}

/** A function that answers a request, and the values of its route parameters. */
export interface RouteMatch {
  readonly registered: RegisteredFunction;
  readonly params: RouteValues;
}

/** The routes of an app, in the order in which they are tried (R1), and a sentence for each that is not reached (R3, R4). */
export interface RouteTable {
  readonly routes: readonly HttpRoute[];
  readonly notices: readonly Notice[];
}

/** The default of `extensions.http.routePrefix` in host.json. */
const DEFAULT_PREFIX = 'api';

/** The routes of all HTTP-triggered functions. The default route of a function is its name. */
export function httpRoutes(functions: readonly RegisteredFunction[], prefix = DEFAULT_PREFIX): readonly HttpRoute[] {
  return routeTable(functions, prefix).routes;
}

/** The routes of all HTTP-triggered functions, with what a person should know about them. */
export function routeTable(functions: readonly RegisteredFunction[], prefix = DEFAULT_PREFIX): RouteTable {
  const routes: HttpRoute[] = [];
  const notices: Notice[] = [];
  for (const registered of functions.toSorted(byName)) {
    const trigger = triggerBinding(registered)?.[1];
    if (trigger?.type !== 'httpTrigger') continue;
    const text = trigger.route?.trim() ? trigger.route : registered.name;
    const methods = (trigger.methods ?? []).map((method) => method.toUpperCase());
    const route = { registered, template: trimSlashes(text), methods };
    try {
      checkFree(route, routes);
      routes.push({ ...route, segments: parseTemplate(prefix === '' ? text : `${prefix}/${text}`) });
    } catch (error) {
      if (!(error instanceof RouteTemplateError)) throw error;
      notices.push({ text: refusalText(registered.name, text, prefix, error.message), source: registered.source });
    }
  }
  return { routes, notices: [...notices, ...routes.flatMap(shadowNotices)] };
}

/**
 * The function that answers a method and path, if there is one.
 *
 * @param pathname as it is in the URL, with the prefix.
 */
export function matchRoute(routes: readonly HttpRoute[], method: string, pathname: string): RouteMatch | undefined {
  const path = decodedPath(pathname);
  for (const { registered, methods, segments } of routes) {
    if (methods.length > 0 && !methods.includes(method.toUpperCase())) continue; // R2
    const params = matchPath(segments, path);
    if (params) return { registered, params };
  }
  return undefined;
}

/** What it means that a route before this one fits all that this one fits (R4). */
function shadowNotices(route: HttpRoute, index: number, routes: readonly HttpRoute[]): Notice[] {
  const texts = route.segments.flatMap(([part]) => (part?.kind === 'literal' ? [part.text] : []));
  if (texts.length < route.segments.length) return [];
  const { name, source } = route.registered;
  return routes.slice(0, index).flatMap((other) => {
    const methods = sharedMethods(other.methods, route.methods);
    if (methods.length === 0 || !matchPath(other.segments, `/${texts.join('/')}`)) return [];
    const before = other.registered.name;
    const text = `${name} has the route "${route.template}", but ${before} comes first by name and its route "${other.template}" fits, too. As on Azure, ${name} gets no ${methods.join(' or ')} request; narrow the route of ${before}, for example with a constraint, or rename one of the two.`;
    return [{ text, source }];
  });
}

function sharedMethods(some: readonly string[], others: readonly string[]): readonly string[] {
  if (some.length === 0) return others.length === 0 ? ['HTTP'] : others;
  return others.length === 0 ? some : some.filter((method) => others.includes(method));
}

function refusalText(name: string, route: string, prefix: string, why: string): string {
  const hint =
    route.startsWith('/') && prefix !== '' ? ` It stands behind "${prefix}/", so it begins without a slash.` : '';
  return `${name} has the route "${route}", which the host refuses: ${why}.${hint} No request reaches ${name}, and on Azure the host reports an error; correct the route.`;
}

/** What the host checks when it loads functions (host: `ScriptHost.cs` ValidateHttpFunction, HttpRoutesConflict). */
function checkFree(route: Omit<HttpRoute, 'segments'>, taken: readonly HttpRoute[]): void {
  const template = route.template.toLowerCase();
  const reserved = ['admin', 'runtime'].find((word) => template.startsWith(word));
  if (reserved !== undefined) {
    throw new RouteTemplateError(`routes that begin with "${reserved}" are kept for the host itself`);
  }
  const other = taken.find(
    (one) => one.template.toLowerCase() === template && sharedMethods(one.methods, route.methods).length > 0,
  );
  if (other) throw new RouteTemplateError(`${other.registered.name} has the same route for the same method`);
}

function trimSlashes(text: string): string {
  return text.replace(/^\/+|\/+$/g, '');
}

/** As .NET compares names without regard to case: by the codes of the upper-case letters. */
function byName(one: RegisteredFunction, other: RegisteredFunction): number {
  const [left, right] = [one.name.toUpperCase(), other.name.toUpperCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A path is decoded but for its slashes (Kestrel): `a%2Fb%3A` is `a%2Fb:`. What is encoded wrongly stays as it is. */
function decodedPath(pathname: string): string {
  return pathname.replace(/(?:%(?!2f)[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
