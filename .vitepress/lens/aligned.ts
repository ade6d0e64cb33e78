// Aligned: two lives side by side, in blocks of what is the same and of what is not.
//
// A1. What only frames an episode is left out where the two differ. Where they are the same it is there, so that a block has every
//     event up to the next difference.

import { alignedRows, isSameRow, saysSomething, type AlignedRow, type LifeEvent } from '#scenario';

/** Rows that belong together: such that are the same, or such that are not. */
export interface AlignedBlock {
  readonly isSame: boolean;
  readonly rows: readonly AlignedRow[];
}

/** The number of an event in its history; after continue-as-new behind that of its execution, such as `2.5`. */
export const numberOf = ({ position, execution }: LifeEvent): string =>
  execution > 1 ? `${String(execution)}.${String(position)}` : String(position);

/** Puts two lives side by side. */
export function aligned(here: readonly LifeEvent[], there: readonly LifeEvent[]): AlignedBlock[] {
  const blocks: { isSame: boolean; rows: AlignedRow[] }[] = [];
  for (const row of alignedRows(here, there)) {
    const isSame = isSameRow(row);
    const last = blocks.at(-1);
    if (last?.isSame === isSame) last.rows.push(row);
    else blocks.push({ isSame, rows: [row] });
  }
  return blocks.map(({ isSame, rows }) => ({ isSame, rows: isSame ? framed(rows, here, there) : rows }));
}

/** A1. Rows that are the same, with the frames around them that both have. */
function framed(rows: readonly AlignedRow[], here: readonly LifeEvent[], there: readonly LifeEvent[]): AlignedRow[] {
  const places = rows.map(
    (row) => [here.indexOf(row.here as LifeEvent), there.indexOf(row.there as LifeEvent)] as const,
  );
  const framesFrom = (place: readonly [number, number] | undefined, step: 1 | -1): AlignedRow[] => {
    const found: AlignedRow[] = [];
    if (!place) return found;
    for (let [a, b] = place; ;) {
      const [mine, theirs] = [here[(a += step)], there[(b += step)]];
      if (!mine || !theirs || mine.type !== theirs.type || saysSomething(mine)) return found;
      found.push({ here: mine, there: theirs });
    }
  };
  const before = framesFrom(places[0], -1).reverse();
  return [...before, ...rows.flatMap((row, at) => [row, ...framesFrom(places[at], 1)])];
}
