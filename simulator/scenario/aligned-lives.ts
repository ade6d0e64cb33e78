// Aligned lives: two lives side by side, so that what is alike stands beside each other.
//
// A1. What only frames an episode says nothing by itself and is left out.

import { diffArrays } from 'diff';
import { EventType } from '#core';
import type { LifeEvent } from './life.ts';

/** Two events that stand side by side; one side may be empty. */
export interface AlignedRow {
  readonly here: LifeEvent | undefined;
  readonly there: LifeEvent | undefined;
}

/** Puts two lives side by side. */
export function alignedRows(all: readonly LifeEvent[], allThere: readonly LifeEvent[]): AlignedRow[] {
  const [here, there] = [all.filter(saysSomething), allThere.filter(saysSomething)];
  const rows: AlignedRow[] = [];
  let [a, b] = [0, 0];
  let [onlyHere, onlyThere]: [LifeEvent[], LifeEvent[]] = [[], []];
  const flush = (): void => {
    const count = Math.max(onlyHere.length, onlyThere.length);
    for (let index = 0; index < count; index += 1) rows.push({ here: onlyHere[index], there: onlyThere[index] });
    [onlyHere, onlyThere] = [[], []];
  };
  for (const { count, added, removed } of diffArrays(here, there, { comparator: isAlike })) {
    if (removed) onlyHere = here.slice(a, (a += count));
    else if (added) onlyThere = there.slice(b, (b += count));
    else {
      flush();
      for (let index = 0; index < count; index += 1) rows.push({ here: here[a++], there: there[b++] });
    }
  }
  flush();
  return rows;
}

/** Whether both sides of a row say the same at the same time. */
export function isSameRow({ here, there }: AlignedRow): boolean {
  return here !== undefined && there !== undefined && isAlike(here, there) && here.atMs === there.atMs;
}

/** A1. */
export function saysSomething({ event }: LifeEvent): boolean {
  return event.EventType !== EventType.OrchestratorStarted && event.EventType !== EventType.OrchestratorCompleted;
}

/** Whether two events are of the same kind and say the same, at whatever time. */
function isAlike(one: LifeEvent, other: LifeEvent): boolean {
  return one.type === other.type && one.what === other.what && one.execution === other.execution;
}
