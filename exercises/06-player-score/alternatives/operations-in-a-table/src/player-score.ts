import * as df from 'durable-functions';

export const ENTITY = 'PlayerScoreEntity';

export function scoreId(player: string): df.EntityId {
  return new df.EntityId(ENTITY, player);
}

type Operation = (score: number, points: number) => number;

export const operations: ReadonlyMap<string, Operation> = new Map([
  ['set', (_score: number, points: number) => points],
  ['add', (score: number, points: number) => score + points],
  ['reset', () => 0],
]);
