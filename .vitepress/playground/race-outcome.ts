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

/** What differs first, in a sentence about the first outcome and what the reference comes to. */
export function outcomeDifference(mine: RunEnd, reference: RunEnd): string {
  const { instances, missing, added } = differenceBetween(reference, mine);
  const [changed] = instances;
  if (changed) {
    const { expected, actual } = changed;
    const id = (actual ?? expected)?.instanceId ?? '';
    return `${id} ${endText(actual)} here; with the reference it ${endText(expected)}.`;
  }
  const [effect] = [...added, ...missing];
  if (!effect) return 'Nothing differs.';
  const what = effectText(effect);
  const [here, there] = [mine, reference].map(({ ledger }) => {
    return ledger.filter((one) => !one.duplicate && effectText(one) === what).length;
  });
  return `${what} ran ${timesText(here ?? 0)} here; with the reference ${timesText(there ?? 0)}.`;
}

function endText(end: InstanceEnd | undefined): string {
  if (!end) return 'is not there';
  const { runtimeStatus, output } = end;
  return `is ${runtimeStatus}${output === null || output === undefined ? '' : ` with ${JSON.stringify(output)}`}`;
}

function effectText({ name, input }: Pick<RunEnd['ledger'][number], 'name' | 'input'>): string {
  return `${name} ${JSON.stringify(input ?? null)}`;
}
