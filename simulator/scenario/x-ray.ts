// X-ray: the same run once more, where orchestrators find another clock, other chance and another environment (core/other-world.ts).
//
// Owns:   what an orchestrator asked for there and here, and where that differs.
// Never:  runs anything itself, or takes what only follows from a difference for one.
//
// X1. An instance is not deterministic where the first thing that differs in its life is what its orchestrator asked for: all that
//     it was told before was the same. Where it was told something else, another instance is the cause.
// X2. One other world may by chance lead to the same, as a coin falls twice on one side. So several are tried, until one differs.

import { EventType, formatLocation, HTTP_ACTIVITY } from '#core';
import type { DurableCall, NoticeRecord, SourceLocation } from '#core';
import type { ComparedRun } from './compare-runs.ts';
import { lifeOf, type LifeEvent } from './life.ts';

/** What an orchestrator did otherwise, although nothing that it may know was different. */
export interface XRayFinding {
  readonly instanceId: string;
  readonly orchestrator: string;
  /** What it asked for at first and the second time, with the line where it is known; a clause. */
  readonly text: string;
  readonly source?: SourceLocation;
  /** What the host noticed of this orchestrator, with what to use instead. */
  readonly notices: readonly NoticeRecord[];
}

/** What an X-ray showed. */
export interface XRay {
  /** How many other worlds were tried. */
  readonly tried: number;
  /** The one in which something differed; null where nothing did. */
  readonly world: number | null;
  readonly findings: readonly XRayFinding[];
}

/** X2: what depends on a coin is overlooked once in 256 runs. */
const WORLDS = 8;

/**
 * X-rays a run.
 *
 * @param again makes the run in one of the other worlds, from 1.
 */
export async function xRay(run: ComparedRun, again: (world: number) => Promise<ComparedRun>): Promise<XRay> {
  for (let world = 1; world <= WORLDS; world += 1) {
    const findings = findingsIn(run, await again(world));
    if (findings.length > 0) return { tried: world, world, findings };
  }
  return { tried: WORLDS, world: null, findings: [] };
}

/** What an orchestrator was told or asked for, in order. */
interface Step {
  /** Asked for by the orchestrator, not told to it. */
  readonly isAsked: boolean;
  /** Equal texts are equal steps. */
  readonly key: string;
  /** What was asked for, such as `callActivity Pay`, and with what. */
  readonly verb: string;
  readonly rest: string;
  readonly event: LifeEvent;
}

function findingsIn(first: ComparedRun, second: ComparedRun): XRayFinding[] {
  return first.instances.flatMap(({ instanceId, name }) => {
    const [before, after] = [stepsOf(first, instanceId), stepsOf(second, instanceId)];
    const at = before.findIndex(({ key }, index) => key !== after[index]?.key);
    const [a, b] = [before[at], after[at]];
    if (!a?.isAsked || !b?.isAsked) return []; // X1
    const source = placeOf(before, at) ?? placeOf(after, at);
    const where = source ? ` (${formatLocation({ file: source.file, line: source.line })})` : '';
    const text = `${differenceText(a, b)}${where}`;
    const notices = noticesOf(first, name);
    return [{ instanceId, orchestrator: name, text, notices, ...(source ? { source } : {}) }];
  });
}

function stepsOf(run: ComparedRun, instanceId: string): Step[] {
  const life = lifeOf(run, instanceId);
  return life.flatMap((event) => {
    const step = stepOf(event);
    if (event.event.EventType !== EventType.OrchestratorCompleted) return [step];
    const status = customStatusOf(event, statusBefore(life, event));
    return status ? [status, step] : [step];
  });
}

function stepOf(event: LifeEvent): Step {
  const [verb, rest] = asked(event) ?? ['', ''];
  return { isAsked: verb !== '', key: `${event.type} ${verb} ${rest} ${event.what} ${event.atMs}`, verb, rest, event };
}

/** What the orchestrator asked for, where the event says that. The end of an episode says that it asked for nothing more. */
function asked({ event, what, execution }: LifeEvent): readonly [verb: string, rest: string] | undefined {
  switch (event.EventType) {
    case EventType.TaskScheduled: {
      const data = dataOf(what, event.Name);
      return event.Name === HTTP_ACTIVITY ? ['callHttp', data] : [`callActivity ${event.Name}`, data];
    }
    case EventType.SubOrchestrationInstanceCreated:
      return [`callSubOrchestrator ${event.Name}`, joined(dataOf(what, event.Name), `as ${event.InstanceId}`)];
    case EventType.TimerCreated:
      return ['createTimer', `that ${what}`];
    case EventType.EventSent:
      return ['send', what];
    case EventType.ExecutionCompleted:
      return ['end', `as ${what}`];
    case EventType.ExecutionStarted:
      return execution > 1 ? ['continueAsNew', dataOf(what, event.Name)] : undefined;
    case EventType.OrchestratorCompleted:
      return ['nothing more', ''];
    default:
      return undefined;
  }
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** What stands behind the name in the words of an event. */
function dataOf(what: string, name: string): string {
  const data = what.slice(name.length).trim();
  return data === '' ? '' : `with ${data}`;
}

function statusBefore(life: readonly LifeEvent[], { episode }: LifeEvent): string | null {
  return life.findLast((one) => one.episode.sequence < episode.sequence)?.episode.customStatus ?? null;
}

/** A custom status that an episode has set. */
function customStatusOf(event: LifeEvent, before: string | null): Step | undefined {
  const { customStatus } = event.episode;
  if (customStatus === before) return undefined;
  const [verb, rest] = ['setCustomStatus', `with ${customStatus ?? 'nothing'}`];
  return { isAsked: true, key: `${verb} ${rest}`, verb, rest, event };
}

function differenceText(a: Step, b: Step): string {
  if (a.verb !== b.verb)
    return `${joined(a.verb, cut(a.rest))} at first, ${joined(b.verb, cut(b.rest))} the second time`;
  const [first, second] = differing(a.rest, b.rest);
  return `${joined(a.verb, first)} at first, ${second} the second time`;
}

const LONGEST = 80;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** Two texts, each cut to where they differ. */
function differing(a: string, b: string): [string, string] {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  const from = Math.max(a.length, b.length) <= LONGEST || at < LONGEST / 2 ? 0 : at - LONGEST / 4;
  const part = (text: string): string => (from === 0 ? cut(text) : `…${cut(text.slice(from))}`);
  return [part(a) || 'with nothing', part(b) || 'with nothing'];
}

const CALLS: readonly (readonly [verb: RegExp, api: RegExp])[] = [
  [/^callActivity /, /^callActivity/],
  [/^callHttp/, /^callHttp/],
  [/^callSubOrchestrator /, /^callSubOrchestrator/],
  [/^createTimer/, /^createTimer/],
  [/^send/, /Entity$|^lock/],
  [/^continueAsNew/, /^continueAsNew/],
];

/** The line that asked for a step: as many such calls were made before it as there are such steps. */
function placeOf(steps: readonly Step[], at: number): SourceLocation | undefined {
  const step = steps[at];
  const api = CALLS.find(([verb]) => verb.test(step?.verb ?? ''))?.[1];
  if (!step || !api) return undefined;
  const before = steps.slice(0, at).filter(({ verb, event }) => {
    return verb === step.verb && event.execution === step.event.execution;
  });
  const target = step.verb.split(' ')[1];
  const calls = step.event.episode.calls.filter((call) => api.test(call.api) && isFor(call, target));
  return (calls[before.length] ?? calls.at(-1))?.source;
}

/** Whether a call is for this name; what has no name is for any. */
function isFor(call: DurableCall, name: string | undefined): boolean {
  return name === undefined || call.target === undefined || call.target.toLowerCase() === name.toLowerCase();
}

function noticesOf({ records }: ComparedRun, orchestrator: string): NoticeRecord[] {
  const own = records.filter(
    (record): record is NoticeRecord =>
      record.kind === 'notice' && record.breaksReplay === true && record.text.startsWith(`${orchestrator} `),
  );
  return own.filter(({ text }, index) => own.findIndex((one) => one.text === text) === index);
}
