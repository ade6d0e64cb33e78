// Sequence layout: where everything in a sequence diagram stands, in pixels.
//
// Owns:   geometry and the shortening of texts.
// Never:  touches the DOM; text widths are estimates, on the generous side.
//
// L1. Each step has a row of its own, so a label may run over other lanes' lines.
// L2. Nothing is placed outside the picture's width.
// L3. Of a folded diagram the last steps are placed, and what reaches into them: as if it had begun at the top.

import { elapsedText } from '#scenario';
import type { PendingTimer, SequenceBar, SequenceLane, SequenceModel, SequenceStep } from '#scenario';

/** A lane: its box at the top and its line down. */
export interface PlacedLane {
  readonly lane: SequenceLane;
  /** The middle. */
  readonly x: number;
  readonly boxWidth: number;
  /** The name, broken into at most two lines. */
  readonly lines: readonly string[];
  /** What stands below it, such as the instance ID; empty where there is nothing. */
  readonly detail: string;
}

/** A step in its row. */
export interface PlacedStep {
  readonly step: SequenceStep;
  readonly shape: 'arrow' | 'note' | 'break';
  /** The middle of the row; of an arrow, the line. */
  readonly y: number;
  /** Arrow: tail and head. Note: left and right edge of its box. Break: the picture's edges. */
  readonly x1: number;
  readonly x2: number;
  readonly label: string;
  /** The middle of the label. */
  readonly labelX: number;
  readonly isShortened: boolean;
  /** The time, where it differs from the row above. */
  readonly time: string;
}

/** A stretch of a lane in which it works or waits. */
export interface PlacedBar {
  readonly bar: SequenceBar;
  /** The middle. */
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** A timer that is pending, below the last step. */
export type PlacedPending = Omit<PlacedStep, 'step' | 'time'> & { readonly timer: PendingTimer };

/** A whole diagram. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly headHeight: number;
  readonly lanes: readonly PlacedLane[];
  readonly steps: readonly PlacedStep[];
  readonly bars: readonly PlacedBar[];
  readonly pending: readonly PlacedPending[];
}

const gutter = 78;
const usualRoom = 672;
const narrowestLane = 118;
/** Lanes get as narrow as this if the picture then needs no scrolling. */
const tightestLane = 104;
const widestLane = 190;
const headHeight = 62;
const rowHeight = { arrow: 38, note: 34, break: 34 } as const;
const letterWidth = 6.6;
const padding = 12;

/**
 * Places everything.
 *
 * @param room how wide the picture may be without scrolling, in pixels; with many lanes it is wider than that.
 * @param folded how many of the first steps are not placed (L3).
 */
export function layoutOf(model: SequenceModel, room: number = usualRoom, folded = 0): Layout {
  const count = Math.max(1, model.lanes.length);
  const share = Math.floor((room - gutter) / count);
  const laneWidth = Math.min(widestLane, share < tightestLane ? narrowestLane : share);
  const width = gutter + count * laneWidth;
  const lanes = model.lanes.map((lane, index) => ({
    lane,
    x: gutter + (index + 0.5) * laneWidth,
    boxWidth: laneWidth - 8,
    lines: nameLines(lane.label, Math.floor((laneWidth - 16) / letterWidth)),
    detail: withoutMiddle(lane.detail ?? '', Math.floor((laneWidth - 16) / letterWidth)),
  }));
  const xOf = new Map(lanes.map(({ lane, x }) => [lane.id, x]));
  const steps: PlacedStep[] = [];
  let top = headHeight + 6;
  let shownMs: number | undefined;
  for (const step of model.steps.slice(folded)) {
    const placed = placeStep(step, xOf, width);
    const time = step.atMs === shownMs ? '' : elapsedText(step.atMs);
    if (step.kind !== 'time') shownMs = step.atMs;
    const height = rowHeight[placed.shape];
    const y = top + (placed.shape === 'arrow' ? height - 10 : height / 2);
    steps.push({ ...placed, step, y, time: step.kind === 'time' ? '' : time });
    top += height;
  }
  const pending = model.pending.map((timer, index) => {
    const note = placeNote(timer.label, xOf.get(timer.lane) ?? gutter, width);
    return { ...note, timer, y: top + (index + 0.5) * rowHeight.note };
  });
  const height = top + pending.length * rowHeight.note + padding;
  const bars = placeBars(model.bars, { steps, xOf, height });
  return { width, height, headHeight, lanes, steps, bars, pending };
}

/** A bar reaches from the row of its first step to that of its last, or to the bottom; one of a single row is around it. */
function placeBars(
  bars: readonly SequenceBar[],
  { steps, xOf, height }: { steps: readonly PlacedStep[]; xOf: ReadonlyMap<string, number>; height: number },
): PlacedBar[] {
  const rowOf = new Map(steps.map(({ step, y }) => [step.key, y]));
  const seen = bars.filter(({ to }) => to === null || rowOf.has(to));
  return seen.map((bar) => {
    const y1 = rowOf.get(bar.from) ?? headHeight;
    const y2 = bar.to === null ? height : (rowOf.get(bar.to) ?? height);
    const around = y1 === y2 ? rowHeight.note / 2 : 0;
    return { bar, x: xOf.get(bar.lane) ?? gutter, y: y1 - around, height: y2 - y1 + 2 * around };
  });
}

/** Whether so many lanes are wider than a column of text. */
export const isWideWith = (lanes: number): boolean => gutter + lanes * narrowestLane > usualRoom;

type Placed = Omit<PlacedStep, 'step' | 'y' | 'time'>;

function placeStep(step: SequenceStep, xOf: ReadonlyMap<string, number>, width: number): Placed {
  if (!('from' in step)) {
    return { shape: 'break', x1: gutter, x2: width, ...placeLabel(step.label, (gutter + width) / 2, width) };
  }
  const from = xOf.get(step.from) ?? gutter;
  const to = xOf.get(step.to) ?? gutter;
  if (step.from === step.to) return placeNote(step.label, from, width);
  const isWithin = textWidth(step.label) < Math.abs(to - from) - padding;
  const middle = isWithin ? (from + to) / 2 : Math.min(from, to) + padding + textWidth(step.label) / 2;
  return { shape: 'arrow', x1: from, x2: to, ...placeLabel(step.label, middle, width) };
}

/** A note stands on its lane, and moves aside where it would leave the picture. */
function placeNote(text: string, x: number, width: number): Placed {
  const label = placeLabel(text, x, width - 2 * padding, gutter + padding);
  const half = textWidth(label.label) / 2 + padding;
  return { shape: 'note', x1: label.labelX - half, x2: label.labelX + half, ...label };
}

/** Moves a label to where it has room, right of `left`; shortens it where it has none (L2). */
function placeLabel(
  text: string,
  x: number,
  width: number,
  left: number = gutter,
): { label: string; labelX: number; isShortened: boolean } {
  const most = Math.floor((width - gutter - padding) / letterWidth);
  const label = text.length <= most ? text : `${text.slice(0, most - 1)}…`;
  const half = textWidth(label) / 2;
  const labelX = Math.max(left + half, Math.min(width - padding / 2 - half, x));
  return { label, labelX, isShortened: label !== text };
}

/** About how wide a text is, in pixels. */
export const textWidth = (text: string): number => text.length * letterWidth;

/** A text that fits: what tells two long IDs apart is at their ends. */
export function withoutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = most - 1;
  return `${text.slice(0, Math.floor(kept / 2))}…${text.slice(-Math.ceil(kept / 2))}`;
}

/** Breaks a name between its words, as in `Delivery` and `Orchestrator`. */
export function nameLines(name: string, most: number): string[] {
  if (name.length <= most) return [name];
  const words = name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[ _-])/);
  let first = '';
  while (words.length > 1 && (first === '' || (first + (words[0] ?? '')).length <= most)) first += words.shift() ?? '';
  const rest = words.join('');
  return [first, rest]
    .filter((line) => line !== '')
    .map((line) => (line.length <= most ? line : `${line.slice(0, most - 1)}…`));
}
