// Impure calls: what an orchestrator asked of its machine, and why a replay no longer fits its history.
//
// Owns:   the sentences for both, with the remedy.
// Never:  changes a run: the values stay what they were, and the host's own failure text stays as it is (non-determinism.ts).

import type { Completion, Decision } from './decision.ts';
import { formatLocation } from './function-worker.ts';
import type { DurableCall, ImpureCall, ImpureKind, RegisteredFunction } from './function-worker.ts';
import type { EventLog } from './event-log.ts';
import { EventType } from './history.ts';
import type { DecisionEvent, HistoryEvent } from './history.ts';
import { nonDeterminismIn } from './non-determinism.ts';
import type { Notice } from './notices.ts';

/** What the orchestrator does, and what becomes of it and is to be done. */
const SENTENCES: Record<ImpureKind, readonly [does: string, remedy: string]> = {
  clock: ['reads the clock of the machine with', 'Every replay reads another time; use context.df.currentUtcDateTime.'],
  chance: ['draws a random value with', 'Every replay draws something else; draw in an activity and yield its result.'],
  id: [
    'draws a random value with',
    'Every replay draws something else; use context.df.newGuid(context.df.instanceId).',
  ],
  timer: [
    'sets a timer of the machine with',
    'No orchestrator waits for it, and every replay sets another; use context.df.createTimer.',
  ],
  later: ['puts work off with', 'The host does not wait for it, and every replay does it again; do it in an activity.'],
  request: [
    'sends a request with',
    'Every replay sends it again, and an orchestrator cannot await the answer; use context.df.callHttp or an activity.',
  ],
  environment: [
    'reads the environment with',
    'A setting can change between two replays; read it in an activity, or hand it over with the input.',
  ],
};

/** What an orchestrator asks of its machine with an API such as `Date.now()`, and what to do about it. */
export function impureCallText(orchestrator: string, { api, kind }: Pick<ImpureCall, 'api' | 'kind'>): string {
  const [does, remedy] = SENTENCES[kind];
  return `${orchestrator} ${does} ${api}. ${remedy}`;
}

/** A notice for each impure call of an orchestrator. */
export function impureCallNotices(orchestrator: string, impure: readonly ImpureCall[]): Notice[] {
  return impure.map((call) => ({ text: impureCallText(orchestrator, call), source: call.source, breaksReplay: true }));
}

/** An episode that the host has replayed. */
export interface ReplayedEpisode {
  readonly orchestrator: RegisteredFunction;
  /** The execution's history, the episode's own events included. */
  readonly log: Pick<EventLog, 'events'>;
  readonly decisions: readonly Decision[];
  readonly completion: Completion | undefined;
  readonly calls: readonly DurableCall[];
  /** The first impure call that was seen in this execution. */
  readonly suspect: ImpureCall | undefined;
}

/** What differs, where the host has failed an execution as non-deterministic; otherwise undefined. */
export function nonDeterminismNotice(episode: ReplayedEpisode): Notice | undefined {
  const { orchestrator, suspect } = episode;
  const found = mismatchIn(episode);
  if (!found) return undefined;
  const { event, replayed } = found;
  const instead = replayed
    ? `this replay asked for ${decisionText(replayed)} instead`
    : 'this replay asked for nothing there';
  const what = `as number ${event.EventId} the history holds ${eventText(event)}, and ${instead}`;
  const text = wasRewoundAfter(event, episode.log)
    ? `${orchestrator.name} was rewound, and its history no longer fits: ${what}. ${REWIND_REMEDY}`
    : `${orchestrator.name} no longer does what its history says: ${what}. ${causeText(suspect)}`;
  return { text, source: placeOf(replayed, episode.calls) };
}

const REWIND_REMEDY =
  'A rewind takes failed calls out of the history, also where the code had caught the failure, and leaves the rest, as timers between retries. It does so on Azure, too: start the instance anew, or restart it.';

/** Only a rewind leaves such events behind (rewind.ts), and one at its end. */
function wasRewoundAfter(event: DecisionEvent, { events }: ReplayedEpisode['log']): boolean {
  const end = events.findLastIndex(({ EventType: type }) => type === EventType.GenericEvent);
  return end > events.indexOf(event);
}

function causeText(suspect: ImpureCall | undefined): string {
  if (suspect) {
    const where = suspect.source ? ` at ${formatLocation(suspect.source)}` : '';
    return `A possible cause is ${suspect.api}${where}.`;
  }
  return 'Either the code was changed while the instance was running, or something decides in it that changes from replay to replay.';
}

/** The decision in history of which the host's failure speaks, and the one that the replay made under its id. */
function mismatchIn({
  log,
  decisions,
  completion,
}: ReplayedEpisode): { event: DecisionEvent; replayed: Decision | undefined } | undefined {
  if (completion?.kind !== 'ended' || completion.result === null) return undefined;
  for (const event of log.events) {
    if (!isDecision(event)) continue;
    const replayed = decisions.find((decision) => decision.id === event.EventId);
    if (nonDeterminismIn(event, replayed) === completion.result) return { event, replayed };
  }
  return undefined;
}

function isDecision(event: HistoryEvent): event is DecisionEvent {
  const { TaskScheduled, TimerCreated, SubOrchestrationInstanceCreated, EventSent } = EventType;
  const types: readonly number[] = [TaskScheduled, TimerCreated, SubOrchestrationInstanceCreated, EventSent];
  return types.includes(event.EventType);
}

function eventText(event: DecisionEvent): string {
  switch (event.EventType) {
    case EventType.TaskScheduled:
      return `the activity "${event.Name}"`;
    case EventType.TimerCreated:
      return 'a timer';
    case EventType.SubOrchestrationInstanceCreated:
      return `the sub-orchestration "${event.Name}"`;
    case EventType.EventSent:
      return messageText(event.Name, event.InstanceId);
  }
}

function decisionText(decision: Decision): string {
  switch (decision.kind) {
    case 'activity':
      return `the activity "${decision.name}"`;
    case 'timer':
      return 'a timer';
    case 'sub-orchestration':
      return `the sub-orchestration "${decision.name}"`;
    case 'event':
      return messageText(decision.name, decision.target);
  }
}

function messageText(name: string, target: string): string {
  return name === 'release' ? `the release of ${target}` : `a message to ${target}`;
}

const CALLED_BY: Record<Decision['kind'], RegExp> = {
  activity: /^callActivity|^callHttp/,
  timer: /^createTimer/,
  'sub-orchestration': /^callSubOrchestrator/,
  event: /Entity$|^lock/,
};

/** The line that asked for it: the last one that asked for such a thing, by its name where it has one. */
function placeOf(decision: Decision | undefined, calls: readonly DurableCall[]): DurableCall['source'] {
  if (!decision) return undefined;
  const alike = calls.filter((call) => CALLED_BY[decision.kind].test(call.api));
  const named = 'name' in decision ? alike.findLast((call) => call.target === decision.name) : undefined;
  return (named ?? alike.at(-1))?.source;
}
