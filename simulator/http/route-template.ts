// Route template: `products/{category:alpha}/{id:int?}` as segments of literals and parameters.
//
// Owns:   what a template may look like, as ASP.NET Core parses it (`Routing: Patterns/RoutePatternParser.cs`,
//         `RouteParameterParser.cs`).
// Never:  sees a path (route-match.ts).
//
// T1. `{{` and `}}` are braces of the text; every other brace opens or closes a parameter.
// T2. A template that breaks a rule is refused whole, with the rule it breaks.

import { constraintOf, RouteTemplateError, type Constraint } from './route-constraints.ts';

/** A piece of text; compared without regard to case. */
export interface LiteralPart {
  readonly kind: 'literal';
  readonly text: string;
}

/** A parameter of a route. */
export interface ParameterPart {
  readonly kind: 'parameter';
  readonly name: string;
  readonly isOptional: boolean;
  /** Takes the rest of the path, slashes included. */
  readonly isCatchAll: boolean;
  /** Its value where the path has none. */
  readonly fallback: string | undefined;
  readonly constraints: readonly Constraint[];
}

export type RoutePart = LiteralPart | ParameterPart;

/** What stands between two slashes; seldom more than one part. */
export type RouteSegment = readonly RoutePart[];

interface RawPart {
  readonly kind: RoutePart['kind'];
  readonly text: string;
  readonly end: number;
}

/**
 * The segments of a template, with its prefix.
 *
 * @throws {RouteTemplateError} (T2)
 */
export function parseTemplate(template: string): RouteSegment[] {
  const segments = rawSegments(withoutPrefix(template)).map((parts) => parts.map(toPart));
  for (const [index, segment] of segments.entries()) {
    checkSegment(segment);
    const catchAll = segment.find((part) => part.kind === 'parameter' && part.isCatchAll);
    if (catchAll && index < segments.length - 1) {
      throw new RouteTemplateError('a parameter with a star takes the rest of the path, so nothing can follow it');
    }
  }
  checkNames(segments.flat());
  return segments;
}

function withoutPrefix(template: string): string {
  if (template.startsWith('~') && !template.startsWith('~/')) {
    throw new RouteTemplateError('it begins with a tilde');
  }
  return template.replace(/^~?\//, '');
}

function rawSegments(template: string): RawPart[][] {
  const segments: RawPart[][] = [];
  for (let at = 0; at < template.length; at += 1) {
    if (template[at] === '/') throw new RouteTemplateError('two slashes follow each other');
    const parts: RawPart[] = [];
    while (at < template.length && template[at] !== '/') {
      const isParameter = template[at] === '{' && template[at + 1] !== '{';
      const part = isParameter ? rawParameter(template, at) : rawLiteral(template, at);
      parts.push(part);
      at = part.end;
    }
    segments.push(parts);
  }
  return segments;
}

function rawParameter(template: string, start: number): RawPart {
  let at = start + 1;
  while (template[at] !== '}' || template[at + 1] === '}') {
    if (at >= template.length) throw new RouteTemplateError('a brace is opened and not closed');
    const isBrace = template[at] === '{' || template[at] === '}';
    if (template[at] === '{' && template[at + 1] !== '{') {
      throw new RouteTemplateError('a brace inside of a parameter must be written twice');
    }
    at += isBrace ? 2 : 1;
  }
  return { kind: 'parameter', text: unescaped(template.slice(start + 1, at)), end: at + 1 };
}

function rawLiteral(template: string, start: number): RawPart {
  let at = start;
  while (at < template.length && template[at] !== '/') {
    const isDoubled = template[at + 1] === template[at];
    if (template[at] === '{' && !isDoubled) break;
    if (template[at] === '}' && !isDoubled) throw new RouteTemplateError('a brace is closed and was not opened');
    at += template[at] === '{' || template[at] === '}' ? 2 : 1;
  }
  const text = unescaped(template.slice(start, at));
  if (text.includes('?')) throw new RouteTemplateError(`"${text}" has a question mark outside of a parameter`);
  return { kind: 'literal', text, end: at };
}

function unescaped(text: string): string {
  return text.replaceAll('}}', '}').replaceAll('{{', '{'); // T1
}

function toPart({ kind, text }: RawPart): RoutePart {
  return kind === 'literal' ? { kind, text } : toParameter(text);
}

function toParameter(inside: string): ParameterPart {
  const isCatchAll = inside.startsWith('*');
  const isOptional = inside.endsWith('?');
  const body = inside.replace(/^\*{1,2}/, '').replace(/\?$/, '');
  const nameEnd = body.slice(1).search(/[:=]/) + 1;
  const name = nameEnd === 0 ? body : body.slice(0, nameEnd);
  const { constraints, fallback } = readPolicies(nameEnd === 0 ? '' : body.slice(nameEnd));
  if (isCatchAll && isOptional) throw new RouteTemplateError(`{${inside}} has a star and a question mark`);
  if (isOptional && fallback !== undefined) {
    throw new RouteTemplateError(`{${inside}} has a default value and a question mark`);
  }
  if (name === '' || /[/{}?*]/.test(name)) throw new RouteTemplateError(invalidName(inside, name));
  return { kind: 'parameter', name, isOptional, isCatchAll, fallback, constraints: constraints.map(constraintOf) };
}

function invalidName(inside: string, name: string): string {
  const hint = name.endsWith('?') ? '; the question mark stands at the end, as in {id:int?}' : '';
  return `"${name}" in {${inside}} is not a name of a parameter${hint}`;
}

/** What follows a parameter's name: `:int:range(1,9)=5`. Inside of brackets, colons and equals signs are text. */
function readPolicies(text: string): { constraints: string[]; fallback: string | undefined } {
  const constraints: string[] = [];
  let rest = text;
  while (rest.startsWith(':')) {
    const found = /^:([^:(=]*\(.*?\)(?=[:=]|$)|[^:=]*)/s.exec(rest);
    const constraint = found?.[1] ?? '';
    if (constraint !== '') constraints.push(constraint);
    rest = rest.slice(constraint.length + 1);
  }
  return { constraints, fallback: rest.startsWith('=') ? rest.slice(1) : undefined };
}

function checkSegment(segment: RouteSegment): void {
  if (segment.length === 1) return;
  for (const [index, part] of segment.entries()) {
    if (part.kind === 'literal') continue;
    const before = segment[index - 1];
    if (part.isCatchAll) throw new RouteTemplateError(`{*${part.name}} must stand alone between slashes`);
    if (before?.kind === 'parameter') {
      throw new RouteTemplateError(`{${before.name}} and {${part.name}} follow each other with nothing between them`);
    }
    const isAfterDot = index === segment.length - 1 && before?.text === '.';
    if (part.isOptional && !isAfterDot) {
      throw new RouteTemplateError(`{${part.name}?} must stand alone between slashes, or at the end after a dot`);
    }
  }
}

function checkNames(parts: readonly RoutePart[]): void {
  const names = parts.flatMap((part) => (part.kind === 'parameter' ? [part.name.toLowerCase()] : []));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new RouteTemplateError(`the parameter "${twice}" is in it twice`);
}
