// Word data: what the caller of a word gives, as the data that a script keeps.
//
// Owns:   the conversions, and one clear sentence for what makes no sense.

import { durationMs, entityIdOf } from '#core';
import type { ActivityStub, EntityId } from '#core';
import type { StubBehaviour } from './scenario-shapes.ts';

/** JSON text; null for nothing. */
export function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/**
 * An entity by its name and key, or by its instance id: `@counter@k`.
 *
 * @throws {Error} it names no entity.
 */
export function entityOf(entity: EntityId | string): EntityId {
  const id = typeof entity === 'string' ? entityIdOf(entity) : entity;
  if (id) return { name: id.name.toLowerCase(), key: id.key };
  throw new Error(
    `${JSON.stringify(entity)} names no entity; write { name, key }, or an instance id such as "@counter@k".`,
  );
}

/**
 * A stand-in as the hub takes it.
 *
 * @throws {Error} a rule about failing without `fails`, or with a number that counts nothing.
 */
export function stubOf(behaviour: StubBehaviour): ActivityStub {
  const { fails, times, after, takes } = behaviour;
  const rule = {
    ...('onlyFor' in behaviour ? { onlyFor: JSON.stringify(behaviour.onlyFor ?? null) } : {}),
    ...(after === undefined ? {} : { after: counted('after', after) }),
    ...(times === undefined ? {} : { times: counted('times', times) }),
  };
  const [word] = Object.keys(rule);
  if (word !== undefined && fails === undefined)
    throw new Error(`"${word}" says which calls of an activity fail; add "fails" with the message of the error.`);
  return {
    ...('returns' in behaviour ? { returns: toJson(behaviour.returns) } : {}),
    ...(fails === undefined ? {} : { fails, ...rule }),
    ...(takes === undefined ? {} : { takesMs: durationMs(takes) }),
  };
}

function counted(word: string, count: number): number {
  if (Number.isInteger(count) && count >= 0) return count;
  throw new Error(`"${word}" counts calls of an activity; ${count} is not a whole number from 0.`);
}
