// Race outcome: what a run comes to, as far as no order of things may change it.

import type { RuntimeStatus } from '#core';
import { timesText } from '#scenario';
import type { Scenario } from '#scenario';

/** What a run comes to. */
export interface Outcome {
  /** Those that a client has started. */
  readonly instances: readonly {
    readonly instanceId: string;
    readonly runtimeStatus: RuntimeStatus;
    /** As JSON. */
    readonly output: string;
  }[];
  /** Each activity with its input, as often as it was asked for, in alphabetical order. */
  readonly effects: readonly string[];
}

/** What a run has come to. */
export async function outcomeOf(run: Scenario): Promise<Outcome> {
  const started = new Set(run.records.flatMap((record) => (record.kind === 'start' ? [record.instanceId] : [])));
  const instances = (await run.instances())
    .filter(({ instanceId }) => started.has(instanceId))
    .map(({ instanceId, runtimeStatus, output }) => ({
      instanceId,
      runtimeStatus,
      output: JSON.stringify(output ?? null),
    }));
  const ledger = (await run.ledger()).filter(({ duplicate }) => !duplicate);
  return { instances, effects: ledger.map(({ name, input }) => `${name} ${JSON.stringify(input ?? null)}`).sort() };
}

/** Whether two runs come to the same. */
export function isSameOutcome(one: Outcome, other: Outcome): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What differs first, in a sentence about the first outcome and what the reference comes to. */
export function outcomeDifference(mine: Outcome, reference: Outcome): string {
  const ids = new Set([...mine.instances, ...reference.instances].map(({ instanceId }) => instanceId));
  for (const id of ids) {
    const [here, there] = [mine, reference].map((one) => endText(one, id));
    if (here !== there) return `${id} ${here ?? ''} here; with the reference it ${there ?? ''}.`;
  }
  for (const effect of new Set([...mine.effects, ...reference.effects])) {
    const [here, there] = [mine, reference].map(({ effects }) => effects.filter((one) => one === effect).length);
    if (here !== there)
      return `${effect} ran ${timesText(here ?? 0)} here; with the reference ${timesText(there ?? 0)}.`;
  }
  return 'Nothing differs.';
}

function endText({ instances }: Outcome, id: string): string {
  const found = instances.find(({ instanceId }) => instanceId === id);
  if (!found) return 'is not there';
  const output = found.output === 'null' ? '' : ` with ${found.output}`;
  return `is ${found.runtimeStatus}${output}`;
}
