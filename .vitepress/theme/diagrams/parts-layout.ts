// Parts layout: where everything in a picture of parts stands, in pixels.
//
// Owns:   geometry.
// Never:  touches the DOM; text widths are estimates, on the generous side.
//
// L1. Columns stand side by side. Where they don't fit they become rows, as on a phone, if that makes the picture less wide.
// L2. An arrow crosses no box (parts.ts refuses it), and the ends of the arrows at one side of a box are spread over it.

import { placeOf } from '../../diagrams/parts.ts';
import type { Part, PartArrow, Parts } from '../../diagrams/parts.ts';
import { nameLines, textWidth } from './sequence-layout.ts';

/** A box in its place; `x` and `y` are its top left corner. */
export interface PlacedPart {
  readonly part: Part;
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}

/** An arrow from its tail to its head, with the middle of its label. */
export interface PlacedArrow {
  readonly arrow: PartArrow;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly labelX: number;
  readonly labelY: number;
}

/** A whole picture. */
export interface PartsLayout {
  readonly width: number;
  readonly height: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly boxes: readonly PlacedPart[];
  readonly arrows: readonly PlacedArrow[];
}

const usualRoom = 700;
const boxHeight = 66;
const lettersInLine = 18;
const boxPadding = 10;
/** Details are written smaller than names. */
const detailSize = 11 / 12;
const labelPadding = 28;
const leastGap = 48;
const betweenRows = 54;
const edge = 4;

/**
 * Places everything.
 *
 * @param room how wide the picture may be without scrolling, in pixels.
 */
export function layoutParts(parts: Parts, room: number = usualRoom): PartsLayout {
  const across = place(parts, 'across');
  if (across.width <= room) return across;
  const down = place(parts, 'down');
  return down.width < across.width ? down : across;
}

/** `across`: columns side by side. `down`: each column is a row. */
type Direction = 'across' | 'down';

function place(parts: Parts, direction: Direction): PartsLayout {
  const { columns } = parts;
  const boxWidth = widthOfBoxes(columns.flat());
  const sideways = parts.arrows.filter((arrow) => !isUpright(sideOf(arrow, parts, direction)));
  const gap = Math.max(leastGap, ...sideways.map((arrow) => textWidth(arrow.label) + labelPadding));
  const pitch = { x: boxWidth + gap, y: boxHeight + betweenRows };
  const most = Math.max(...columns.map((boxes) => boxes.length));
  const [countX, countY] = direction === 'across' ? [columns.length, most] : [most, columns.length];
  const width = (countX - 1) * pitch.x + boxWidth + 2 * edge;
  const height = (countY - 1) * pitch.y + boxHeight + 2 * edge;
  const boxes = columns.flatMap((column, index) =>
    column.map((part, row): PlacedPart => {
      const shift = (most - column.length) / 2; // shorter columns stand in the middle
      const [stepX, stepY] = direction === 'across' ? [index, row + shift] : [row + shift, index];
      return { part, x: edge + stepX * pitch.x, y: edge + stepY * pitch.y, lines: nameLines(part.name, lettersInLine) };
    }),
  );
  return { width, height, boxWidth, boxHeight, boxes, arrows: placeArrows(parts, boxes, boxWidth, direction) };
}

function widthOfBoxes(boxes: readonly Part[]): number {
  const names = boxes.flatMap(({ name }) => nameLines(name, lettersInLine).map(textWidth));
  const details = boxes.map(({ detail }) => textWidth(detail) * detailSize);
  return Math.round(Math.max(...names, ...details)) + 2 * boxPadding;
}

type Side = 'left' | 'right' | 'top' | 'bottom';

const opposite: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' };

/** Whether arrows at a side run up or down. */
const isUpright = (side: Side): boolean => side === 'top' || side === 'bottom';

function placeArrows(
  parts: Parts,
  boxes: readonly PlacedPart[],
  boxWidth: number,
  direction: Direction,
): PlacedArrow[] {
  const ends = parts.arrows.flatMap((arrow) => {
    const side = sideOf(arrow, parts, direction);
    return [
      { arrow, box: arrow.from, other: arrow.to, side },
      { arrow, box: arrow.to, other: arrow.from, side: opposite[side] },
    ];
  });
  const boxOf = (id: string): PlacedPart => boxes.find(({ part }) => part.id === id) ?? (boxes[0] as PlacedPart);
  const pointOf = ({ arrow, box, side }: (typeof ends)[number]): { x: number; y: number } => {
    const along = (id: string): number => (isUpright(side) ? boxOf(id).x : boxOf(id).y);
    const shared = ends
      .filter((end) => end.box === box && end.side === side)
      .sort((a, b) => along(a.other) - along(b.other));
    const part = (shared.findIndex((end) => end.arrow === arrow) + 1) / (shared.length + 1);
    const { x, y } = boxOf(box);
    if (isUpright(side)) return { x: x + part * boxWidth, y: side === 'top' ? y : y + boxHeight };
    return { x: side === 'left' ? x : x + boxWidth, y: y + part * boxHeight };
  };
  return parts.arrows.map((arrow, index) => {
    const [tail, head] = ends.slice(2 * index, 2 * index + 2).map(pointOf);
    const along = isUpright(sideOf(arrow, parts, direction)) ? labelPlace(arrow, parts) : 0.5;
    return withLabel(arrow, tail ?? { x: 0, y: 0 }, head ?? { x: 0, y: 0 }, along);
  });
}

/** How far from the upper end an upright arrow has its label: call and answer between the same boxes not side by side. */
function labelPlace(arrow: PartArrow, { arrows }: Parts): number {
  const pair = arrows.filter(({ from, to }) => [arrow.from, arrow.to].every((id) => id === from || id === to));
  if (pair.length === 1) return 0.5;
  return pair[0] === arrow ? 0.33 : 0.67;
}

/** The side of its first box at which an arrow begins. */
function sideOf({ from, to }: PartArrow, { columns }: Parts, direction: Direction): Side {
  const start = placeOf(from, columns) ?? { column: 0, row: 0 };
  const end = placeOf(to, columns) ?? start;
  const isForward = start.column === end.column ? end.row > start.row : end.column > start.column;
  const isSideways = (start.column !== end.column) === (direction === 'across');
  if (isSideways) return isForward ? 'right' : 'left';
  return isForward ? 'bottom' : 'top';
}

type Point = { readonly x: number; readonly y: number };

/** A label stands above a level line, and on any other. */
function withLabel(arrow: PartArrow, tail: Point, head: Point, along: number): PlacedArrow {
  const [upper, lower] = tail.y < head.y ? [tail, head] : [head, tail];
  const isLevel = lower.y - upper.y < 6;
  return {
    arrow,
    x1: tail.x,
    y1: tail.y,
    x2: head.x,
    y2: head.y,
    labelX: upper.x + along * (lower.x - upper.x),
    labelY: upper.y + along * (lower.y - upper.y) + (isLevel ? -5 : 4),
  };
}
