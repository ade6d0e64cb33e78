// Same JSON: whether two parsed JSON values say the same.

/** Compares parsed JSON, members in any order. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [ours, theirs] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const names = Object.keys(ours);
  if (names.length !== Object.keys(theirs).length) return false;
  return names.every((name) => Object.hasOwn(theirs, name) && sameJson(ours[name], theirs[name]));
}
