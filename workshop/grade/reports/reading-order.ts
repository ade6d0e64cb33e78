// Reading order: the order of names where people read them. Formats for machines keep the order of the grades.
//
// O1. One language for all, so that the same class is the same page everywhere. Numbers in names count as numbers.
// O2. Names that a reader cannot tell apart stay in the order of their code units.

const collator = new Intl.Collator('en', { numeric: true });

/** Compares two names for a list that people read. */
export const byReading = (one: string, other: string): number =>
  collator.compare(one, other) || (one < other ? -1 : Number(one > other));

/** All of them in the order of their names. */
export const inReadingOrder = <Named extends { readonly name: string }>(all: readonly Named[]): Named[] =>
  [...all].sort((one, other) => byReading(one.name, other.name));
