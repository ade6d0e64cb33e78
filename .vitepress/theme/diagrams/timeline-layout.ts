// Timeline layout: where everything in a timeline stands, in pixels.
//
// Owns:   geometry, and which words have room in their bar.
// Never:  touches the DOM; text widths are estimates, on the generous side.
//
// L1. All columns have one width. Between two instants there is a gap; all gaps have one width, whatever time passed.
// L2. The time stands over the first column of each instant, and no two times touch.
// L3. Of a folded timeline the last moments have columns, and what reaches into them rows: as if it had begun at the left edge.

import { elapsedText } from '#scenario';
import type { TimelineMark, TimelineModel, TimelineRow, TimelineStretch } from '#scenario';
import { textWidth, withoutMiddle } from './sequence-layout.ts';

/** A part of a bar. */
export interface PlacedStretch {
  readonly stretch: TimelineStretch;
  readonly x: number;
  readonly width: number;
  /** What stands in it; empty where that has no room. */
  readonly words: string;
  /** The same with its times, for those who point at it. */
  readonly title: string;
}

/** Signs in one column of a bar. */
export interface PlacedMarks {
  readonly x: number;
  readonly signs: string;
  readonly kind: TimelineMark['kind'];
  readonly title: string;
}

/** A bar with its name above it. */
export interface PlacedRow {
  readonly row: TimelineRow;
  readonly labelX: number;
  /** How far the name may move to the right without leaving its bar, in pixels. */
  readonly labelReach: number;
  readonly label: string;
  readonly detail: string;
  /** The line of the name. */
  readonly labelY: number;
  /** The top of the bar. */
  readonly y: number;
  readonly stretches: readonly PlacedStretch[];
  readonly marks: readonly PlacedMarks[];
  /** From the bar above that began it, down to this one; null where there is none. */
  readonly stem: { readonly x: number; readonly y1: number } | null;
}

/** A time on the axis, or something that concerns all rows. */
export interface PlacedInstant {
  readonly key: string;
  readonly x: number;
  readonly text: string;
}

/** A whole timeline. */
export interface TimelineLayout {
  readonly width: number;
  readonly height: number;
  readonly headHeight: number;
  readonly instants: readonly PlacedInstant[];
  readonly breaks: readonly (PlacedInstant & { readonly kind: 'crash' | 'deployment' })[];
  readonly rows: readonly PlacedRow[];
}

/** How high a bar is. */
export const barHeight = 16;
const rowHeight = 42;
const left = 10;
const narrowest = 18;
const widest = 64;
const spacing = 3;
const narrowestGap = 36;
/** How much wider a gap gets where a column gets a pixel wider: waiting has words. */
const gapGrowth = 1.5;
const tail = 40;
const timeWidth = 62;
const indent = 10;
const longestDetail = 15;

const signs: Readonly<Record<TimelineMark['kind'], string>> = { told: '▼', end: '●', failure: '✕', again: '↻' };

/**
 * Places everything.
 *
 * @param room how wide the picture may be without scrolling, in pixels; a long run is wider than that.
 * @param folded how many of the first moments have no column (L3).
 */
export function timelineLayout(whole: TimelineModel, room = 0, folded = 0): TimelineLayout {
  const model = folded === 0 ? whole : { ...whole, rows: rowsFrom(folded, whole.rows) };
  const columns = columnsFor(model, room, folded);
  const breaks = model.moments.flatMap(({ kind, key }, at) =>
    at >= folded && (kind === 'crash' || kind === 'deployment')
      ? [{ key, kind, x: columns.left(at) + columns.width / 2, text: kind === 'crash' ? 'crash' : 'new code' }]
      : [],
  );
  const headHeight = breaks.length > 0 ? 42 : 26;
  const labels = model.rows.map((row) => textWidth(`${row.label} ${shortDetail(row)}`) + left + row.depth * indent);
  const width = Math.max(columns.end + left, room, ...labels);
  const tops = new Map(model.rows.map(({ key }, index) => [key, headHeight + index * rowHeight + 18]));
  const rows = model.rows.map((row) => placeRow(row, { model, columns, width, tops }));
  return {
    width,
    height: headHeight + model.rows.length * rowHeight + 8,
    headHeight,
    instants: columns.instants,
    breaks,
    rows,
  };
}

/** What the columns from this one on show of each row, without rows of which that is nothing. */
function rowsFrom(first: number, rows: readonly TimelineRow[]): TimelineRow[] {
  const begun = new Set<string | null>();
  const seen = [...rows].reverse().flatMap((row) => {
    const stretches = row.stretches.filter(({ to }) => to === null || to > first);
    const marks = row.marks.filter(({ at }) => at >= first);
    // Who began a row stands above it, also where nothing of them is seen.
    if (stretches.length + marks.length === 0 && !begun.has(row.key)) return [];
    begun.add(row.under);
    return [{ ...row, stretches, marks }];
  });
  return seen.reverse();
}

/** Where columns stand. */
interface Columns {
  readonly width: number;
  /** How many of the first moments have none. */
  readonly folded: number;
  left(at: number): number;
  /** The right edge of what goes on. */
  readonly end: number;
  readonly instants: readonly PlacedInstant[];
}

/** Columns are wider where there is room, so that more words fit. */
function columnsFor(model: TimelineModel, room: number, folded: number): Columns {
  const tight = placeColumns(model, narrowest, folded);
  const spare = room - tight.end - left;
  const count = model.moments.length - folded;
  if (spare <= 0 || count === 0) return tight;
  const growing = count + (tight.instants.length - 1) * gapGrowth;
  return placeColumns(model, Math.min(widest, narrowest + Math.floor(spare / growing)), folded);
}

function placeColumns({ moments, nowMs, rows }: TimelineModel, width: number, folded: number): Columns {
  const lefts = new Array<number>(folded).fill(left);
  const instants: PlacedInstant[] = [];
  const gap = narrowestGap + (width - narrowest) * gapGrowth;
  let right = left;
  let shownMs: number | undefined;
  const nextInstant = (): number => Math.max(right + gap, (instants.at(-1)?.x ?? -Infinity) + timeWidth);
  for (const { atMs, key } of moments.slice(folded)) {
    const isNew = atMs !== shownMs;
    const x = shownMs === undefined ? left : isNew ? nextInstant() : right + spacing;
    if (isNew) instants.push({ key, x, text: elapsedText(atMs) });
    shownMs = atMs;
    lefts.push(x);
    right = x + width;
  }
  const isLater = shownMs !== undefined && nowMs > shownMs;
  if (isLater) instants.push({ key: 'now', x: nextInstant(), text: `now ${elapsedText(nowMs)}` });
  const goesOn = rows.some(({ stretches }) => stretches.at(-1)?.to === null);
  const end = isLater ? (instants.at(-1)?.x ?? right) + timeWidth : right + (goesOn ? tail : 0);
  return { width, folded, left: (at) => lefts[at] ?? end, end, instants };
}

interface Paper {
  readonly model: TimelineModel;
  readonly columns: Columns;
  readonly width: number;
  /** The tops of the bars, by row. */
  readonly tops: ReadonlyMap<string, number>;
}

function placeRow(row: TimelineRow, paper: Paper): PlacedRow {
  const { columns, width, tops } = paper;
  const y = tops.get(row.key) ?? 0;
  const stretches = row.stretches.map((stretch) => placeStretch(stretch, paper)).filter((one) => one.width > 0);
  const marks = placeMarks(row.marks, columns);
  const start = Math.min(stretches[0]?.x ?? width, marks[0] ? marks[0].x - columns.width / 2 : width);
  const beside = shortDetail(row);
  const detail = stretches.some(({ words }) => words === beside) ? '' : beside; // once is enough
  const labelWidth = textWidth(`${row.label} ${detail}`) + 4;
  const labelX = Math.max(left + row.depth * indent, Math.min(start, width - labelWidth));
  const end = Math.max(0, ...stretches.map((one) => one.x + one.width), ...marks.map(({ x }) => x));
  const labelReach = Math.max(0, end - labelWidth - labelX);
  const above = row.under === null ? undefined : tops.get(row.under);
  const stem = above === undefined ? null : { x: start + 1, y1: above + barHeight };
  return { row, labelX, labelReach, label: row.label, detail, labelY: y - 5, y, stretches, marks, stem };
}

/** What stands beside the name: which instance it is, or when a timer that is pending is due. */
function shortDetail({ kind, detail, stretches }: TimelineRow): string {
  const last = stretches.at(-1);
  return kind === 'timer' && last?.to === null ? last.words : withoutMiddle(detail, longestDetail);
}

/** A bar that begins or ends in the time between two columns reaches into the gap. */
function placeStretch(stretch: TimelineStretch, { model, columns }: Paper): PlacedStretch {
  const { from, to, fromMs, toMs, words } = stretch;
  const isAt = (column: number, ms: number | null): boolean => model.moments[column]?.atMs === ms;
  const before = from > columns.folded ? columns.left(from - 1) + columns.width + spacing : left;
  const x = isAt(from, fromMs) ? columns.left(from) : before;
  const end =
    to === null ? columns.end : isAt(to, toMs) ? columns.left(to) - spacing : columns.left(to - 1) + columns.width;
  const width = end - x;
  const until = toMs === null ? 'and goes on' : `to ${elapsedText(toMs)}`;
  return { stretch, x, width, words: wordsIn(width, stretch), title: `${words}, ${elapsedText(fromMs)} ${until}` };
}

/** All words where they have room, else the one that matters most, else none. */
function wordsIn(width: number, { state, on, words }: TimelineStretch): string {
  if (state === 'working') return '';
  return [words, state === 'waiting' ? (on[0] ?? '') : state].find((text) => textWidth(text) + 4 < width) ?? '';
}

/** What happens in one column is one group of signs. */
function placeMarks(marks: readonly TimelineMark[], columns: Columns): PlacedMarks[] {
  const byColumn = new Map<number, TimelineMark[]>();
  for (const mark of marks) byColumn.set(mark.at, [...(byColumn.get(mark.at) ?? []), mark]);
  return [...byColumn].map(([at, there]) => ({
    x: columns.left(at) + columns.width / 2,
    signs: there.map(({ kind }) => signs[kind]).join(''),
    kind: there.some(({ kind }) => kind === 'failure') ? 'failure' : (there[0]?.kind ?? 'told'),
    title: there.map(({ words, atMs }) => `${words}, ${elapsedText(atMs)}`).join('; '),
  }));
}
