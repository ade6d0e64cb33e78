// Aligned: two lives side by side, so that what is alike stands beside each other.
//
// A1. What only frames an episode is left out, as where the first difference is looked for.

import { diffArrays } from 'diff';
import { isAlike, saysSomething, type LifeEvent } from '#scenario';

/** Two events that stand side by side; one side may be empty. */
export interface AlignedRow {
  readonly here: LifeEvent | undefined;
  readonly there: LifeEvent | undefined;
}

/** Rows that belong together: such that are the same, or such that are not. */
export interface AlignedBlock {
  readonly isSame: boolean;
  readonly rows: readonly AlignedRow[];
}

/** Puts two lives side by side. */
export function aligned(here: readonly LifeEvent[], there: readonly LifeEvent[]): AlignedBlock[] {
  const blocks: { isSame: boolean; rows: AlignedRow[] }[] = [];
  for (const row of rowsOf(here.filter(saysSomething), there.filter(saysSomething))) {
    const isSame = isSameRow(row);
    const last = blocks.at(-1);
    if (last?.isSame === isSame) last.rows.push(row);
    else blocks.push({ isSame, rows: [row] });
  }
  return blocks;
}

function isSameRow({ here, there }: AlignedRow): boolean {
  return here !== undefined && there !== undefined && isAlike(here, there) && here.atMs === there.atMs;
}

function rowsOf(here: LifeEvent[], there: LifeEvent[]): AlignedRow[] {
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
