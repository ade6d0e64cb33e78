// Entity id: a name and a key, and the instance id that they make (host semantics §9.1).
//
// Owns:   the conversion in both directions.
//
// E1. The host writes names in lower case everywhere; keys keep theirs.

/** Which entity. */
export interface EntityId {
  readonly name: string;
  readonly key: string;
}

/** The instance id of an entity: `@name@key`. */
export function schedulerId({ name, key }: EntityId): string {
  return `@${name.toLowerCase()}@${key}`;
}

/** The entity that an instance id names; undefined for an orchestration's. */
export function entityIdOf(instanceId: string): EntityId | undefined {
  const [, name, key] = /^@([^@]+)@(.*)$/s.exec(instanceId) ?? [];
  return name === undefined || key === undefined ? undefined : { name: name.toLowerCase(), key };
}
