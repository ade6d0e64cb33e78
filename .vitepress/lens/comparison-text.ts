// Comparison text: two runs side by side, as plain text to take along.

import { elapsedText } from '#core';
import { timesText, type EffectCounts, type LifeEvent } from '#scenario';
import { tableText } from '../run-views/table-text.ts';
import { numberOf, type AlignedBlock } from './aligned.ts';
import type { End } from './ends.ts';

/** What is compared. */
export interface Comparison {
  readonly names: readonly [string, string];
  /** The first difference. */
  readonly sentence: string;
  readonly pairs: readonly {
    readonly id: string;
    readonly blocks: readonly AlignedBlock[];
    readonly ends: readonly End[];
  }[];
  readonly effects: readonly EffectCounts[];
}

/** The comparison as text. */
export function comparisonText({ names, sentence, pairs, effects }: Comparison): string {
  const mark = (isSame: boolean): string => (isSame ? '' : '≠');
  const events = pairs.flatMap(({ id, blocks }) =>
    blocks.flatMap(({ isSame, rows }) =>
      rows.map(({ here, there }) => [id, mark(isSame), eventText(here), eventText(there)]),
    ),
  );
  const ends = pairs.flatMap((pair) =>
    pair.ends.map(({ what, here = 'not there', there = 'not there', isSame }) => [
      `${pair.id} ${what}`,
      mark(isSame),
      here,
      there,
    ]),
  );
  const counts = effects.map(({ what, here, there }) => [
    what,
    mark(here === there),
    timesText(here),
    timesText(there),
  ]);
  return `${sentence}\n\n${tableText({ columns: ['', '', ...names], rows: [...events, ...ends, ...counts] })}`;
}

function eventText(event: LifeEvent | undefined): string {
  return event ? `${numberOf(event)} ${event.type} ${event.what} ${elapsedText(event.atMs)}` : '';
}
