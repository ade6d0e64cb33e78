// Ties: what is due together, and which of it goes first.
//
// Owns:   asking whoever chooses, for work and for the messages of one episode.
// Never:  moves anything to another instant.
//
// T1. An entity takes what one sender sends in the order in which it was sent (host semantics §9.6); each signal of a client
//     is a sender of its own.

import type { Agenda } from './agenda.ts';
import type { Entity, EntityMessage } from './entity.ts';
import { EventType } from './history.ts';
import { visibleMessages } from './instance.ts';
import type { Instance, Message } from './instance.ts';
import { distinctWork } from './work.ts';
import type { Work } from './work.ts';

/** Chooses which of several that are due at one instant goes first: items of work, or the messages that one episode or batch takes. */
export type PickFirst = (count: number, among: 'work' | 'messages') => number;

/** Lets somebody choose among the work that is due first. Several messages of one instance are one episode, and so one choice. */
export function chooseWork(agenda: Agenda<Work>, isCurrent: (work: Work) => boolean, pick: PickFirst): void {
  const tied = distinctWork(agenda.tied().filter(isCurrent));
  const chosen = tied.length > 1 ? tied[pick(tied.length, 'work')] : undefined;
  if (chosen) agenda.prefer(chosen);
}

/** Lets somebody choose the first among the messages of an episode that became due together; a start stays first. */
export function chooseMessage(instance: Instance, nowMs: number, pick: PickFirst): void {
  const isStart = ({ event }: Message): boolean => event.EventType === EventType.ExecutionStarted;
  const visible = visibleMessages(instance, nowMs).filter((message) => !isStart(message));
  instance.queue = withChosenFirst(instance.queue, firstDue(visible), pick);
}

/** The same for the messages of an entity's batch (T1). */
export function chooseOperation(entity: Entity, nowMs: number, pick: PickFirst): void {
  const visible = entity.inbox.filter(({ dueMs }) => dueMs <= nowMs).sort((one, other) => one.dueMs - other.dueMs);
  const senders = new Set<string>();
  const isNext = (message: EntityMessage): boolean => {
    const sender = senderOf(message);
    if (sender === undefined) return true;
    return !senders.has(sender) && senders.add(sender).size > 0;
  };
  entity.inbox = withChosenFirst(entity.inbox, firstDue(visible).filter(isNext), pick);
}

function senderOf({ body }: EntityMessage): string | undefined {
  if ('op' in body) return body.op.parent;
  return 'release' in body ? body.release.parent : '';
}

function firstDue<Due extends { readonly dueMs: number }>(visible: readonly Due[]): Due[] {
  return visible.filter(({ dueMs }) => dueMs === visible[0]?.dueMs);
}

function withChosenFirst<One>(queue: One[], tied: readonly One[], pick: PickFirst): One[] {
  const chosen = tied.length > 1 ? tied[pick(tied.length, 'messages')] : undefined;
  return chosen === undefined ? queue : [chosen, ...queue.filter((one) => one !== chosen)];
}
