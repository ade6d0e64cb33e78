// Timeline looks: the pattern of a stretch, and what it is called. Told apart by pattern and word, not by colour alone.

import type { TimelineStretch } from '#scenario';

/** How a stretch is drawn. */
export type StretchLook = 'working' | 'queued' | 'event' | 'task' | 'timer' | 'entity' | 'suspended' | 'locked';

const lookOfWait = {
  event: 'event',
  activity: 'task',
  'sub-orchestration': 'task',
  timer: 'timer',
  entity: 'entity',
  lock: 'entity',
} as const;

/** The pattern of a stretch; of several things that are waited for, the most telling decides. */
export function lookOf({ state, on }: Pick<TimelineStretch, 'state' | 'on'>): StretchLook {
  if (state !== 'waiting') return state;
  return on[0] ? lookOfWait[on[0]] : 'task';
}

/** What the patterns mean, in the order of the legend. */
export const lookWords: Readonly<Record<StretchLook, string>> = {
  working: 'works: an episode, an activity, or a batch of an entity',
  queued: 'queued: not begun yet',
  event: 'waits for an external event',
  task: 'waits for an activity or a sub-orchestration',
  timer: 'waits for a timer; of a timer, pending',
  entity: 'waits for an entity or a lock',
  suspended: 'suspended',
  locked: 'locked by an orchestration',
};

/** The looks of some stretches, each once, in the order of the legend. */
export function looksOf(stretches: readonly TimelineStretch[]): StretchLook[] {
  const there = new Set(stretches.map(lookOf));
  return (Object.keys(lookWords) as StretchLook[]).filter((look) => there.has(look));
}
