/** Two edges, in pixels, the smaller one first. */
export type Edges = readonly [start: number, end: number];

/** How far a frame has to scroll until something lies in it; where that is larger than the frame, until it begins in it. */
export function scrollShift(thing: Edges, frame: Edges): number {
  if (thing[0] < frame[0]) return thing[0] - frame[0];
  return Math.max(0, Math.min(thing[1] - frame[1], thing[0] - frame[0]));
}
