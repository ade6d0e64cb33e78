// Paint words: the marks of the source as signs and sentences.
//
// Owns:   the words, for the tip of a mark, the list under the editor and the legend alike.

import { EventType, type DurableCall, type HistoryEvent } from '#core';
import { decisionsOf, type ToldCall, type ToldExecution } from './executions.ts';
import type { LineState, PaintedLine } from './paint.ts';

/** What each mark means, in the order of the legend. */
export const legend: readonly { readonly state: LineState; readonly sign: string; readonly meaning: string }[] = [
  { state: 'new', sign: '+', meaning: 'ran for the first time, in the last episode' },
  { state: 'replayed', sign: '↺', meaning: 'ran again in the last episode, fed from history' },
  { state: 'waiting', sign: '…', meaning: 'the orchestrator waits here, or for what was asked for here' },
  { state: 'earlier', sign: '‹', meaning: 'ran in an earlier episode, not in the last one' },
  { state: 'not reached', sign: '–', meaning: 'no episode has come here yet' },
];

/** The sign of a mark. */
export const signOf = (state: LineState): string => legend.find((one) => one.state === state)?.sign ?? '';

/** How often, as one says it. */
export function timesText(count: number): string {
  if (count < 3) return ['not yet', 'once', 'twice'][count] ?? '';
  return `${String(count)} times`;
}

/** A mark as a sentence without its line, such as "callActivity Notify: replayed, ran 3 times, its activity once". */
export function markText({ state, ran, calls, outcomes }: PaintedLine): string {
  const what = calls.length > 0 ? `${calls.join(' and ')}: ` : '';
  return what + [state, ...(ran > 0 ? [`ran ${timesText(ran)}`] : []), ...outcomes].join(', ');
}

/** A mark as a sentence, such as "line 12, callActivity Notify: replayed, ran 3 times, its activity once". */
export function lineText(painted: PaintedLine): string {
  return `line ${String(painted.line)}${painted.calls.length > 0 ? ', ' : ': '}${markText(painted)}`;
}

/** A durable call, such as "callActivity Notify". */
export function callText({ api, target }: Pick<DurableCall, 'api' | 'target'>): string {
  return target === undefined ? api : `${api} ${target}`;
}

/** What an execution made of the calls of one line. */
interface Made {
  readonly execution: ToldExecution;
  readonly calls: readonly ToldCall[];
}

/** What became of the calls with this text; the last of `made` is the current execution. */
export function outcomesOf(text: string, made: readonly Made[], isOver: boolean): string[] {
  const same = made.map(({ execution, calls }) => ({
    execution,
    calls: calls.filter((one) => callText(one) === text),
  }));
  const [first] = same.flatMap(({ calls }) => calls);
  const noun = nouns[first?.api ?? ''];
  const current = same.at(-1)?.calls ?? [];
  const stand = (task: string): number => current.filter(({ standing }) => standing.task === task).length;
  const outcomes = noun ? [`its ${noun} ${timesText(sum(same.map((one) => occurrences(noun, one))))}`] : [];
  if (noun && stand('cancelled') > 0)
    outcomes.push(stand('cancelled') === current.length ? 'cancelled' : `${String(stand('cancelled'))} cancelled`);
  if (noun && !isOver && current.length > 1 && stand('open') > 0) {
    outcomes.push(`${String(stand('done') + stand('failed'))} of ${String(current.length)} answered`);
  }
  if (noun && stand('idle') > 0) outcomes.push('not yielded, so the host has not heard of it');
  return outcomes;
}

type Noun = 'activity' | 'sub-orchestration' | 'timer' | 'event' | 'operation' | 'request';

const nouns: Readonly<Record<string, Noun>> = {
  callActivity: 'activity',
  callActivityWithRetry: 'activity',
  callSubOrchestrator: 'sub-orchestration',
  callSubOrchestratorWithRetry: 'sub-orchestration',
  callHttp: 'request',
  createTimer: 'timer',
  callEntity: 'operation',
  waitForExternalEvent: 'event',
};

/** How often the activity was started, the timer set, the event taken, and so on. */
function occurrences(noun: Noun, { execution, calls }: Made): number {
  if (noun === 'event') return calls.filter(({ standing }) => standing.task === 'done').length;
  const decided = calls.map((call) => decisionsOf(execution, call));
  if (noun === 'timer' || noun === 'operation') return decided.filter((events) => events.length > 0).length;
  return sum(decided.flat().map((event) => happened(noun, event, execution)));
}

/** A decision beside that is none of its own: an attempt that failed is followed by a timer. */
function happened(noun: Noun, { EventType: type, EventId }: HistoryEvent, { starts }: ToldExecution): number {
  if (noun === 'sub-orchestration') return type === EventType.SubOrchestrationInstanceCreated ? 1 : 0;
  return type === EventType.TaskScheduled ? (starts.get(EventId) ?? 0) : 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
