// Run difference: what two runs of the same words came to, and where that is not the same.
//
// Owns:   what has to be the same whatever went wrong on the way (M2 of crash-matrix.ts).
// Never:  demands that an activity runs once. Execution is at-least-once; a second start of the same task is no new effect.

import type { InstanceStatus } from '#core';
import type { LedgerEntry } from './scenario-shapes.ts';

/** What an instance came to. */
export type InstanceEnd = Pick<InstanceStatus, 'instanceId' | 'runtimeStatus' | 'output'>;

/** What an activity did: it ran with an input. */
export type Effect = Pick<LedgerEntry, 'name' | 'input'>;

/** What a run came to. */
export interface RunEnd {
  readonly instances: readonly InstanceEnd[];
  /** Every execution of an activity, the repeated ones too. */
  readonly ledger: readonly Pick<LedgerEntry, 'name' | 'input' | 'duplicate'>[];
}

/** Where two runs differ; everything is empty where they do not. */
export interface RunDifference {
  /** Instances that came to something else; undefined in a run in which there is none of that id. */
  readonly instances: readonly {
    readonly expected: InstanceEnd | undefined;
    readonly actual: InstanceEnd | undefined;
  }[];
  /** Effects that the second run does not have. */
  readonly missing: readonly Effect[];
  /** Effects that the second run alone has. */
  readonly added: readonly Effect[];
}

/** Compares the end of a run with that of another one. */
export function differenceBetween(expected: RunEnd, actual: RunEnd): RunDifference {
  return {
    instances: changedInstances(expected.instances, actual.instances),
    missing: without(effectsOf(expected), effectsOf(actual)),
    added: without(effectsOf(actual), effectsOf(expected)),
  };
}

/** Whether there is no difference. */
export function isNoDifference({ instances, missing, added }: RunDifference): boolean {
  return instances.length === 0 && missing.length === 0 && added.length === 0;
}

/** The activities that ran with their inputs, repeated starts left out. */
export function effectsOf({ ledger }: RunEnd): Effect[] {
  return ledger.filter(({ duplicate }) => !duplicate).map(({ name, input }) => ({ name, input }));
}

/** An instance as far as it is compared. */
function endOf({ instanceId, runtimeStatus, output }: InstanceEnd): InstanceEnd {
  return { instanceId, runtimeStatus, output };
}

function changedInstances(before: readonly InstanceEnd[], after: readonly InstanceEnd[]): RunDifference['instances'] {
  const ids = new Set([...before, ...after].map(({ instanceId }) => instanceId));
  return [...ids]
    .map((id) => ({ expected: find(before, id), actual: find(after, id) }))
    .filter(({ expected, actual }) => JSON.stringify(expected) !== JSON.stringify(actual));
}

function find(instances: readonly InstanceEnd[], id: string): InstanceEnd | undefined {
  const found = instances.find(({ instanceId }) => instanceId === id);
  return found && endOf(found);
}

/** What is left of some effects when each of the others takes one that is like it. */
function without(effects: readonly Effect[], others: readonly Effect[]): Effect[] {
  const left = [...effects];
  for (const other of others) {
    const at = left.findIndex((effect) => JSON.stringify(effect) === JSON.stringify(other));
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}
