// Ties: what is due together, and which of it goes first.
//
// Owns:   asking whoever chooses, for work and for the messages of one episode.
// Never:  moves anything to another instant.

import type { Agenda } from './agenda.ts';
import { EventType } from './history.ts';
import { visibleMessages } from './instance.ts';
import type { Instance } from './instance.ts';
import { distinctWork } from './work.ts';
import type { Work } from './work.ts';

/** Chooses which of several that are due at one instant goes first: items of work, or the messages that one episode takes. */
export type PickFirst = (count: number, among: 'work' | 'messages') => number;

/** Lets somebody choose among the work that is due first. Several messages of one instance are one episode, and so one choice. */
export function chooseWork(agenda: Agenda<Work>, isCurrent: (work: Work) => boolean, pick: PickFirst): void {
  const tied = distinctWork(agenda.tied().filter(isCurrent));
  const chosen = tied.length > 1 ? tied[pick(tied.length, 'work')] : undefined;
  if (chosen) agenda.prefer(chosen);
}

/** Lets somebody choose the first among the messages of an episode that became due together; a start stays first. */
export function chooseMessage(instance: Instance, nowMs: number, pick: PickFirst): void {
  const visible = visibleMessages(instance, nowMs).filter(({ event }) => event.EventType !== EventType.ExecutionStarted);
  const tied = visible.filter(({ dueMs }) => dueMs === visible[0]?.dueMs);
  const chosen = tied.length > 1 ? tied[pick(tied.length, 'messages')] : undefined;
  if (chosen) instance.queue = [chosen, ...instance.queue.filter((message) => message !== chosen)];
}
