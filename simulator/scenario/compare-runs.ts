// Compare runs: where two runs of the same words part.
//
// Owns:   which instances belong together, and the first difference in one sentence.
// Never:  says which of the two is right: names and ways inside an app may differ.
//
// P1. Instances belong together by id; those whose ids differ, by the name of the orchestrator and in the order of creation.
// P2. Events differ when they are of another kind, say something else, or come at another time since the run began. Which stand
//     beside each other is told by aligned-lives.ts.
// P3. The first difference is the one that came first in time. The order of what is looked at: histories, then custom status,
//     then entities, then effects.

import { elapsedText } from '#core';
import type { InstanceStatus } from '#core';
import { alignedRows, isSameRow } from './aligned-lives.ts';
import { ledgerOf } from './ledger.ts';
import { lifeOf, type LifeEvent, type ToldRun } from './life.ts';

/** A run, as far as it is compared. */
export interface ComparedRun extends ToldRun {
  readonly instances: readonly InstanceStatus[];
}

/** What belongs together; one side is missing where the other run has no such instance. */
export interface InstancePair {
  readonly here: InstanceStatus | undefined;
  readonly there: InstanceStatus | undefined;
}

/** Where two runs part. */
export interface Difference {
  /** One sentence; `here` is the first run, `there` the second. */
  readonly text: string;
  /** The id of the instance, in the first run where it is there; null where the difference belongs to none. */
  readonly instanceId: string | null;
  /** Of a difference between histories: the execution and the number of the event in it, both from 1. */
  readonly execution?: number;
  readonly position?: number;
}

/** How often an effect happened; a repeated start of the same task is none of its own. */
export interface EffectCounts {
  /** The activity and its input. */
  readonly what: string;
  readonly here: number;
  readonly there: number;
}

/** The instances of two runs, side by side (P1), in the order of creation here, then there. */
export function pairsOf(here: ComparedRun, there: ComparedRun): InstancePair[] {
  const free = new Map(there.instances.map((one) => [one.instanceId, one]));
  const take = (one: InstanceStatus | undefined): InstanceStatus | undefined => {
    if (one) free.delete(one.instanceId);
    return one;
  };
  const byId = here.instances.map((one) => ({ here: one, there: take(free.get(one.instanceId)) }));
  const paired = byId.map((pair) =>
    pair.there ? pair : { ...pair, there: take([...free.values()].find(({ name }) => name === pair.here.name)) },
  );
  return [...paired, ...[...free.values()].map((one) => ({ here: undefined, there: one }))];
}

/** Where two runs part; undefined where nothing differs. */
export function firstDifference(here: ComparedRun, there: ComparedRun): Difference | undefined {
  const pairs = pairsOf(here, there);
  const inHistories = pairs.flatMap((pair) => partingOf(pair, here, there, pairs.length > 1) ?? []);
  const [first] = inHistories.sort((one, other) => one.atMs - other.atMs);
  if (first) return first.difference;
  return customStatusDifference(pairs) ?? entityDifference(here, there) ?? effectDifference(here, there);
}

/** The events of both sides of a pair. */
export function livesOf(pair: InstancePair, here: ComparedRun, there: ComparedRun): [LifeEvent[], LifeEvent[]] {
  const side = (run: ComparedRun, one: InstanceStatus | undefined): LifeEvent[] =>
    one ? lifeOf(run, one.instanceId) : [];
  return [side(here, pair.here), side(there, pair.there)];
}

/** The effects of both runs: those of the first in their order, then those that only the second has. */
export function effectCounts(here: ToldRun, there: ToldRun): EffectCounts[] {
  const [mine, theirs] = [countsOf(here), countsOf(there)];
  return [...new Set([...mine.keys(), ...theirs.keys()])].map((what) => ({
    what,
    here: mine.get(what) ?? 0,
    there: theirs.get(what) ?? 0,
  }));
}

function countsOf({ records, startMs }: ToldRun): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, input, duplicate } of ledgerOf(records, startMs)) {
    const what = `${name} ${JSON.stringify(input ?? null)}`;
    if (!duplicate) counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return counts;
}

interface Parting {
  readonly atMs: number;
  readonly difference: Difference;
}

function partingOf(
  pair: InstancePair,
  here: ComparedRun,
  there: ComparedRun,
  isOneOfMany: boolean,
): Parting | undefined {
  const one = pair.here ?? pair.there;
  if (!one) return undefined;
  const { instanceId } = one;
  if (!pair.here || !pair.there) {
    const [run, side] = pair.here ? [here, 'here'] : [there, 'there'];
    const atMs = one.createdMs - run.startMs;
    const text = `They part at ${elapsedText(atMs)}: ${instanceId} (${one.name}) starts ${side} only.`;
    return { atMs, difference: { text, instanceId } };
  }
  const rows = alignedRows(...livesOf(pair, here, there));
  const at = rows.findIndex((row) => !isSameRow(row));
  const { here: a, there: b } = rows[at] ?? {};
  const known = a ?? b;
  if (!known) return undefined;
  const { execution, position } = known;
  const atMs = Math.min(a?.atMs ?? Infinity, b?.atMs ?? Infinity);
  const isOver = !rows.slice(at).some((row) => (a ? row.there : row.here));
  const text = `They part at ${placeText(known, isOneOfMany ? instanceId : undefined)}${partingText(a, b, isOver)}.`;
  return { atMs, difference: { text, instanceId, execution, position } };
}

function placeText({ position, execution }: LifeEvent, instanceId: string | undefined): string {
  const inExecution = execution > 1 ? ` of execution ${execution}` : '';
  return `event ${position}${inExecution}${instanceId === undefined ? '' : ` of ${instanceId}`}`;
}

/** What there is at the place, on both sides; the times only where they differ. `isOver` says that one side has nothing more. */
function partingText(a: LifeEvent | undefined, b: LifeEvent | undefined, isOver: boolean): string {
  if (!a || !b) return onlyText(a, b, isOver);
  const [atHere, atThere] = a.atMs === b.atMs ? ['', ''] : [` at ${elapsedText(a.atMs)}`, ` at ${elapsedText(b.atMs)}`];
  if (a.type !== b.type) return `: ${a.type}${atHere} here, ${b.type}${atThere} there`;
  const [here, there] = a.what === b.what ? ['', ''] : [` ${saidText(a)}`, ` ${saidText(b)}`];
  const same = a.what === b.what && a.what !== '' ? ` ${a.what}` : '';
  return `, ${a.type}${same}:${here}${atHere} here,${there}${atThere} there`;
}

function onlyText(a: LifeEvent | undefined, b: LifeEvent | undefined, isOver: boolean): string {
  if (isOver) return a ? `: ${a.type} here, nothing more there` : `: nothing more here, ${b?.type ?? ''} there`;
  return `: ${(a ?? b)?.type ?? ''} ${a ? 'here' : 'there'} only`;
}

const saidText = ({ what }: LifeEvent): string => (what === '' ? 'nothing' : what);

function customStatusDifference(pairs: readonly InstancePair[]): Difference | undefined {
  for (const { here, there } of pairs) {
    if (!here || !there) continue;
    const [mine, theirs] = [here, there].map(({ customStatus }) => JSON.stringify(customStatus));
    if (mine === theirs) continue;
    const text = `Their histories are the same. The custom status of ${here.instanceId} differs: ${mine} here, ${theirs} there.`;
    return { text, instanceId: here.instanceId };
  }
  return undefined;
}

function entityDifference(here: ToldRun, there: ToldRun): Difference | undefined {
  const [mine, theirs] = [statesOf(here), statesOf(there)];
  for (const instanceId of new Set([...mine.keys(), ...theirs.keys()])) {
    const [a, b] = [mine, theirs].map((states) => states.get(instanceId) ?? 'not there');
    if (a === b) continue;
    return {
      text: `Their histories are the same. The entity ${instanceId} differs: ${a} here, ${b} there.`,
      instanceId: null,
    };
  }
  return undefined;
}

/** The state of each entity that exists, as JSON. */
function statesOf({ records }: ToldRun): Map<string, string> {
  const states = new Map<string, string>();
  for (const record of records) {
    if (record.kind === 'entity' && record.exists) states.set(record.instanceId, record.state ?? 'no state');
    else if (record.kind === 'entity' || record.kind === 'purge') states.delete(record.instanceId);
  }
  return states;
}

function effectDifference(here: ComparedRun, there: ComparedRun): Difference | undefined {
  const effect = effectCounts(here, there).find((one) => one.here !== one.there);
  if (!effect) return undefined;
  const text = `Their histories are the same. An effect differs: ${effect.what} ${timesText(effect.here)} here, ${timesText(effect.there)} there.`;
  return { text, instanceId: null };
}

/** A count in words. */
export function timesText(count: number): string {
  return ['not at all', 'once', 'twice'][count] ?? `${count} times`;
}
