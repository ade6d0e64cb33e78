// Paging: what the lists of the built-in HTTP API have in common (host semantics §7.9).
//
// Owns:   the header that carries the way to the next page, and how much a page holds.

import { integerOf } from './query-flags.ts';
import type { Query } from './query-flags.ts';

/** The header in which a token comes and goes; empty at the end of a list. */
export const CONTINUATION = 'x-ms-continuation-token';

const PAGE = 100;

/** The most that a page holds. */
export function pageSize(query: Query): number {
  return Math.max(1, integerOf(query, 'top') ?? PAGE);
}
