// Same JSON: whether two parsed JSON values say the same.

/** Compares parsed JSON, members in any order. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [ours, theirs] = [one as Record<string, unknown>, other as Record<string, unknown>];
  // Long lists of actions are compared in every episode: no list of names is made.
  for (const name in ours) if (!Object.hasOwn(theirs, name) || !sameJson(ours[name], theirs[name])) return false;
  for (const name in theirs) if (!Object.hasOwn(ours, name)) return false;
  return true;
}
