// Capsule shapes: what the members of a saved run look like.
//
// Owns:   the shapes that its words and its other members have in common, and reading members by them.
// Never:  knows which members there are (capsule-reader.ts, capsule-words.ts).

/** What a member has to be. */
export interface Shape {
  readonly fits: (value: unknown) => boolean;
  /** Completes "… has to". */
  readonly should: string;
}

/** A member is missing or is something else. The message names it and has no end. */
export class WrongMember extends Error {}

type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value of JSON is a whole number that arithmetic keeps whole. */
export function isWholeNumber(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const areTexts = (value: unknown): boolean => isObject(value) && Object.values(value).every(isText);
const isOne =
  (...values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);

/** The same, or nothing at all. */
export const optional = ({ fits, should }: Shape): Shape => ({
  fits: (value) => value === undefined || fits(value),
  should,
});

export const text: Shape = { fits: isText, should: 'be a text' };
export const texts: Shape = { fits: areTexts, should: 'be texts by name' };
export const yes: Shape = { fits: isOne(true), should: 'be true' };
export const count: Shape = {
  fits: (value) => isWholeNumber(value) && value >= 0,
  should: 'be a whole number from 0',
};

/** What the app gives and takes: JSON as text, or null for nothing. */
export const json: Shape = { fits: (value) => value === null || isJson(value), should: 'be JSON as a text, or null' };

function isJson(value: unknown): boolean {
  if (!isText(value)) return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

const appMembers: Readonly<Record<string, Shape>> = {
  files: texts,
  entryPoints: { fits: (value) => Array.isArray(value) && value.every(isText), should: 'be a list of paths' },
  settings: optional(texts),
  esModuleInterop: optional({ fits: isOne(true, false), should: 'be true or false' }),
};

/** The sources of an app. */
export const sources: Shape = { fits: (value) => hasMembers(value, appMembers), should: 'hold the files of an app' };

/** What a deployment brings: sources, settings, or both. */
export const deployment: Shape = {
  fits: (value) => hasMembers(value, everyOptional(appMembers)),
  should: 'hold the files or the settings of an app',
};

function everyOptional(shapes: Readonly<Record<string, Shape>>): Record<string, Shape> {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, optional(shape)]));
}

/** Whether an object has the members that it should have. */
export function hasMembers(value: unknown, shapes: Readonly<Record<string, Shape>>): boolean {
  return isObject(value) && Object.entries(shapes).every(([name, { fits }]) => fits(value[name]));
}

/**
 * The members that are known, and no others.
 *
 * @param of what they are members of, before their names.
 * @throws {WrongMember} one of them is not what it has to be.
 */
export function membersOf(of: string, value: JsonObject, shapes: Readonly<Record<string, Shape>>): JsonObject {
  const names = Object.keys(shapes).filter((name) => value[name] !== undefined || !shapes[name]?.fits(undefined));
  const wrong = names.find((name) => !shapes[name]?.fits(value[name]));
  if (wrong !== undefined) throw new WrongMember(`${of}"${wrong}" has to ${shapes[wrong]?.should ?? ''}`);
  return Object.fromEntries(names.map((name) => [name, value[name]]));
}
