// Sight: which part of a sequence diagram a reader wants to see when a step is new, and how far that is to scroll.

import { textWidth } from './sequence-layout.ts';
import type { Layout } from './sequence-layout.ts';

/** A stretch of a drawing from left to right, in pixels. */
export interface Sight {
  readonly left: number;
  readonly right: number;
}

/** How much of what stands around the head of an arrow is seen with it. */
const aroundHead = 60;
const margin = 8;

/**
 * The last step, with its label. Of an arrow that is wider than the room, what is around its head; of a note, its beginning.
 * Nothing where there is no step, or where it goes through all lanes.
 */
export function sightOfLast({ steps }: Layout, room: number): Sight | undefined {
  const last = steps.at(-1);
  if (!last || last.shape === 'break') return undefined;
  const { shape, x1, x2, label, labelX } = last;
  const half = textWidth(label) / 2;
  const left = Math.min(x1, x2, labelX - half);
  const right = Math.max(x1, x2, labelX + half);
  if (right - left <= room) return { left, right };
  return shape === 'arrow' ? { left: x2 - aroundHead, right: x2 + aroundHead } : { left, right: left + room };
}

/** Where the left edge of the paper has to stand so that something is seen: where it stands now, if that will do. */
export function scrollToSee({ left, right }: Sight, paper: { scrollLeft: number; room: number }): number {
  const { scrollLeft, room } = paper;
  if (left < scrollLeft) return Math.max(0, left - margin);
  if (right > scrollLeft + room) return Math.min(left, right + 2 * margin - room);
  return scrollLeft;
}
