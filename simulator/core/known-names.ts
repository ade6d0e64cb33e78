// Known names: what is said of a name that nobody knows, where a caller's types would have said it.
//
// Owns:   one clear sentence.
// Never:  holds the names; each is kept where it means something.

import { nearName } from './near-names.ts';

/**
 * Refuses a name that is not among those that are known.
 *
 * @param kind what a known name is, such as `option of stub`.
 * @throws {TypeError} the first that is not known, and what to write instead.
 */
export function demandKnown(kind: string, names: readonly unknown[], known: readonly string[]): void {
  for (const name of names.map(String)) {
    if (known.includes(name)) continue;
    const near = nearName(name, known);
    throw new TypeError(
      `"${name}" is no ${kind}; write ${near === undefined ? `one of ${known.join(', ')}` : `"${near}"`}.`,
    );
  }
}

/**
 * Refuses options with a member that is not known.
 *
 * @param known every member, as a table, so that the compiler sees that none is left out.
 * @returns the options.
 * @throws {TypeError} a member is not known, or these are no options.
 */
export function knownOptions<Options>(taker: string, options: Options, known: Readonly<Record<string, 1>>): Options {
  const members = Object.keys(known);
  if (typeof options !== 'object' || options === null) {
    const what = options === null || options === undefined ? String(options) : `a ${typeof options}`;
    throw new TypeError(`${taker} takes an object with ${members.join(', ')}, not ${what}.`);
  }
  demandKnown(`option of ${taker}`, Object.keys(options), members);
  return options;
}
