// Paint: what the orchestrator's lines did up to the moment of a run that is shown, for one instance.
//
// Owns:   which lines are marked, with which word and which count.
// Never:  reads a text: where a statement begins is known from find-probes.ts, and what ran from the records.
//
// P1. A line is what its first statement is. A line on which none begins is what its `yield` is, or its durable calls.
// P2. Replayed or new is what the SDK said of itself in the last episode of the instance. Counts go over all episodes, also
//     over runs whose outcome was lost in a crash.
// P3. A line waits where the orchestrator has stopped, and where a task was made to which history has no answer yet. Nothing
//     waits in an instance that has ended.
// P4. Not reached is what stands in a function of which another line was reached, and what no episode came to.

import type { DurableCall, SourceRun } from '#core';
import type { RunView } from '../playground/session-messages.ts';
import { callsOf, executionsOf, lastRun, type ToldCall, type ToldExecution } from './executions.ts';
import type { SourcePlace } from './find-probes.ts';
import { callText, outcomesOf } from './paint-words.ts';

/** What is said of a line; `earlier`: it ran in an episode before the last one, and not in the last one. */
export type LineState = 'replayed' | 'new' | 'waiting' | 'earlier' | 'not reached';

/** A line that is marked. */
export interface PaintedLine {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly state: LineState;
  /** How often it ran, in all episodes of the instance. */
  readonly ran: number;
  /** The durable calls on it, such as "callActivity Notify"; none where it never ran. */
  readonly calls: readonly string[];
  /** What became of them, such as "its activity once". */
  readonly outcomes: readonly string[];
}

/** The places of the text that runs, by file; a file that is not there is not painted. */
export type Places = Readonly<Record<string, readonly SourcePlace[]>>;

/** What is known of an instance. */
interface Told {
  readonly executions: readonly ToldExecution[];
  readonly runs: readonly SourceRun[];
  /** The run that the shown moment stands at. */
  readonly last: SourceRun;
  readonly isOver: boolean;
}

/** The marks of an instance's lines, in the order of the text; none where its records do not tell of the source. */
export function paintOf(view: RunView, instanceId: string, places: Places): PaintedLine[] {
  const executions = executionsOf(view.records, instanceId);
  const last = lastRun(executions.at(-1)?.episodes.at(-1));
  if (!last) return [];
  const runs = executions.flatMap(({ episodes }) => episodes.flatMap((episode) => episode.runs ?? []));
  const told: Told = { executions, runs, last, isOver: hasEnded(view, instanceId) };
  return Object.keys(places).flatMap((file) => linesOf(file, places[file] ?? [], told));
}

function hasEnded({ instances }: RunView, instanceId: string): boolean {
  const status = instances.find((one) => one.instanceId === instanceId)?.runtimeStatus;
  return status === undefined || ['Completed', 'Failed', 'Terminated'].includes(status);
}

function linesOf(file: string, places: readonly SourcePlace[], told: Told): PaintedLine[] {
  const passed = placeCounts(file, told);
  const called = callCounts(file, places, told);
  const waiting = waitingLines(file, places, told);
  const entered = new Set(places.flatMap(({ functions }, place) => (passed.has(place) ? functions : [])));
  const ofPlaces = new Map<number, Count>();
  const within = new Set<number>();
  for (const [place, { line, functions }] of places.entries()) {
    const count = passed.get(place);
    if (count && !ofPlaces.has(line)) ofPlaces.set(line, count); // P1
    if (functions.some((one) => entered.has(one))) within.add(line);
  }
  const words = wordsByLine(file, told);
  const lines = [...new Set([...within, ...called.keys()])].sort((one, other) => one - other);
  return lines.map((line) => {
    const count = ofPlaces.get(line) ?? called.get(line);
    if (!count) return { file, line, state: 'not reached', ran: 0, calls: [], outcomes: [] };
    const state = waiting.has(line) ? 'waiting' : stateOf(count);
    return { file, line, state, ran: count.ever, ...words(line) };
  });
}

/** How often something was passed: in the last run, and in all runs together. */
interface Count {
  replayed: number;
  anew: number;
  ever: number;
}

function stateOf({ replayed, anew }: Count): LineState {
  if (anew > 0) return 'new';
  return replayed > 0 ? 'replayed' : 'earlier';
}

/** By the number of the place; those that were never passed are not there. */
function placeCounts(file: string, { runs, last }: Told): Map<number, Count> {
  const counts = new Map<number, Count>();
  for (const run of runs) {
    for (const [place, replayed, anew] of run.passed[file] ?? []) {
      add(counts, place, { replayed, anew, isLast: run === last });
    }
  }
  return counts;
}

/** By line, for the lines on which no statement and no `yield` stands: the first durable call on each. */
function callCounts(file: string, places: readonly SourcePlace[], { executions, last }: Told): Map<number, Count> {
  const counts = new Map<number, Count>();
  const placed = new Set(places.map(({ line }) => line));
  const isBare = ({ source }: DurableCall): boolean => source?.file === file && !placed.has(source.line);
  // What an execution calls in all is in its last episode; most have no such line.
  if (!executions.some((execution) => callsOf(execution).some(isBare))) return counts;
  const columns = new Map<number, number | undefined>();
  for (const episode of executions.flatMap(({ episodes }) => episodes)) {
    const run = lastRun(episode);
    for (const [index, call] of episode.calls.entries()) {
      const standing = run?.standings[index];
      if (!call.source || !standing || !isBare(call)) continue;
      const { line, column } = call.source;
      if (!columns.has(line)) columns.set(line, column);
      if (columns.get(line) !== column) continue;
      const [replayed, anew] = standing.isReplayed ? [1, 0] : [0, 1];
      add(counts, line, { replayed, anew, isLast: run === last });
    }
  }
  return counts;
}

function add(
  counts: Map<number, Count>,
  key: number,
  { replayed, anew, isLast }: { replayed: number; anew: number; isLast: boolean },
): void {
  const count = counts.get(key) ?? { replayed: 0, anew: 0, ever: 0 };
  counts.set(key, count);
  count.ever += replayed + anew;
  if (!isLast) return;
  count.replayed += replayed;
  count.anew += anew;
}

/** P3. */
function waitingLines(file: string, places: readonly SourcePlace[], { executions, last, isOver }: Told): Set<number> {
  const lines = new Set<number>();
  const execution = executions.at(-1);
  if (isOver || !execution) return lines;
  const stopped = last.stoppedAt?.file === file ? places[last.stoppedAt.probe] : undefined;
  if (stopped) lines.add(stopped.line);
  for (const { source, standing } of callsOf(execution)) {
    if (source?.file === file && standing.task === 'open') lines.add(source.line);
  }
  return lines;
}

type Words = Pick<PaintedLine, 'calls' | 'outcomes'>;

/** What is said of a line's durable calls. */
function wordsByLine(file: string, { executions, isOver }: Told): (line: number) => Words {
  const byLine = executions.map((execution) => ({ execution, calls: callsByLine(file, execution) }));
  return (line) => {
    const made = byLine.map(({ execution, calls }) => ({ execution, calls: calls.get(line) ?? [] }));
    const calls = [...new Set(made.flatMap((one) => one.calls.map(callText)))];
    return { calls, outcomes: calls.flatMap((text) => outcomesOf(text, made, isOver)) };
  };
}

function callsByLine(file: string, execution: ToldExecution): Map<number, ToldCall[]> {
  const byLine = new Map<number, ToldCall[]>();
  for (const call of callsOf(execution)) {
    const { source } = call;
    if (source?.file !== file) continue;
    const known = byLine.get(source.line);
    if (known) known.push(call);
    else byLine.set(source.line, [call]);
  }
  return byLine;
}
