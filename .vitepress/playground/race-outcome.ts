// Race outcome: what a run comes to, as far as no order of things may change it.

import { differenceBetween, isNoDifference, timesText } from '#scenario';
import type { InstanceEnd, RunEnd, Scenario } from '#scenario';

/** What a run has come to; of its instances, those that a client has started. */
export async function outcomeOf(run: Scenario): Promise<RunEnd> {
  const started = new Set(run.records.flatMap((record) => (record.kind === 'start' ? [record.instanceId] : [])));
  const instances = (await run.instances()).filter(({ instanceId }) => started.has(instanceId));
  return { instances, ledger: await run.ledger() };
}

/** Whether two runs come to the same. */
export function isSameOutcome(one: RunEnd, other: RunEnd): boolean {
  return isNoDifference(differenceBetween(one, other));
}

/** What a run should have come to; null where it has no such instance. */
export type Expected =
  | { readonly instanceId: string; readonly end: Omit<InstanceEnd, 'instanceId'> | null }
  | { readonly instanceId: string; readonly neverIs: 'Failed' }
  | { readonly activity: string; readonly input: unknown; readonly times: number };

/** Where a run does not come to what it should. */
export interface Shortfall {
  /** What my app comes to, and what was expected; a sentence. */
  readonly text: string;
  /** Null where it never comes to an end. */
  readonly expected: Expected | null;
}

/** What differs first from what the reference comes to. */
export function outcomeDifference(mine: RunEnd, reference: RunEnd): Shortfall {
  const { instances, missing, added } = differenceBetween(reference, mine);
  const [changed] = instances;
  if (changed) {
    const { expected, actual } = changed;
    const instanceId = (actual ?? expected)?.instanceId ?? '';
    const text = `${instanceId} ${endText(actual)} in your app; in the reference it ${endText(expected)}.`;
    return { text, expected: { instanceId, end: expected ? withoutId(expected) : null } };
  }
  const [effect] = [...added, ...missing];
  if (!effect) return { text: 'Nothing differs.', expected: null };
  const what = effectText(effect);
  const [here = 0, there = 0] = [mine, reference].map(({ ledger }) => {
    return ledger.filter((one) => !one.duplicate && effectText(one) === what).length;
  });
  const text = `${what} ran ${timesText(here)} in your app; in the reference ${timesText(there)}.`;
  return { text, expected: { activity: effect.name, input: effect.input ?? null, times: there } };
}

const withoutId = ({ runtimeStatus, output }: InstanceEnd): Omit<InstanceEnd, 'instanceId'> => ({
  runtimeStatus,
  output,
});

function endText(end: InstanceEnd | undefined): string {
  if (!end) return 'is not there';
  const { runtimeStatus, output } = end;
  return `is ${runtimeStatus}${output === null || output === undefined ? '' : ` with ${JSON.stringify(output)}`}`;
}

function effectText({ name, input }: Pick<RunEnd['ledger'][number], 'name' | 'input'>): string {
  return `${name} ${JSON.stringify(input ?? null)}`;
}
