// Near names: whether somebody most likely meant another name.
//
// Owns:   how near two names are.

/** The first of some names that is nearly this one, and not this one. */
export function nearName(name: string, known: readonly string[]): string | undefined {
  return known.find((one) => one !== name && isNear(one, name));
}

/** Names that differ in case or in at most two letters. A number makes a name another name: `Step1` and `Step2`. */
function isNear(one: string, other: string): boolean {
  if (one.replace(/\D/g, '') !== other.replace(/\D/g, '')) return false;
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return distance(a, b) <= Math.min(2, Math.floor(Math.max(a.length, b.length) / 3));
}

/** How many letters have to be put in, taken out or exchanged (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const [above = 0, diagonal = 0, left = 0] = [row[j], row[j - 1], next[j - 1]];
      next.push(Math.min(above + 1, left + 1, diagonal + (one[i - 1] === other[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
