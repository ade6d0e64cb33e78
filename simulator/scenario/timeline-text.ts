// Timeline text: a timeline as sentences, one for each of its rows.

import { elapsedText } from '#core';
import type { TimelineModel, TimelineRow } from './timeline-model.ts';

/** The timeline as sentences: the same content as the picture. */
export function timelineText(model: TimelineModel): string[] {
  const nameOf = new Map(model.rows.map((row) => [row.key, titleOf(row)]));
  const rows = model.rows.map((row) => {
    const owner = row.under === null ? '' : `, ${relation[row.kind]} ${nameOf.get(row.under) ?? ''}`;
    return `${titleOf(row)}${owner}. ${whatHappens(row)}`;
  });
  const breaks = model.moments.flatMap(({ kind, atMs }) => {
    if (kind === 'crash') return [`The worker crashes at ${elapsedText(atMs)}.`];
    return kind === 'deployment' ? [`New code is deployed at ${elapsedText(atMs)}.`] : [];
  });
  return [...rows, ...breaks];
}

const relation = {
  orchestrator: 'sub-orchestration of',
  entity: 'entity of',
  activity: 'activity of',
  timer: 'timer of',
} as const;

const titleOf = ({ label, detail }: TimelineRow): string => (detail === '' ? label : `${label} ${detail}`);

/** What is told at one instant stands together. A stretch lasts until the next thing that is told. */
function whatHappens({ stretches, marks }: TimelineRow): string {
  const told = [
    ...marks.map(({ at, atMs, words }) => ({ at: at + 0.5, atMs, words })),
    ...stretches.map(({ from, fromMs, words }) => ({ at: from, atMs: fromMs, words })),
  ].sort((one, other) => one.at - other.at);
  const lines: string[] = [];
  let shownMs: number | undefined;
  for (const { atMs, words } of told) {
    const last = lines.pop();
    if (last === undefined || atMs !== shownMs)
      lines.push(...(last === undefined ? [] : [last]), `At ${elapsedText(atMs)}: ${words}`);
    else lines.push(`${last}, ${words}`);
    shownMs = atMs;
  }
  const goesOn = stretches.some(({ to }) => to === null) ? ' So it stands now.' : '';
  return `${lines.map((line) => `${line}.`).join(' ')}${goesOn}`;
}
