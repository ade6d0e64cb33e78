// Difference words: where two runs of the same words differ, as a person says it.
//
// Owns:   the wording; what differs is told by run-difference.ts.
// Never:  tells what is the same in both.

import type { InstanceStatus } from '#core';
import { timesText } from './compare-runs.ts';
import { differenceBetween, effectsOf } from './run-difference.ts';
import type { Effect, InstanceEnd, RunEnd } from './run-difference.ts';

/** A value as JSON. */
export type WriteValue = (value: unknown) => string;

const wholeJson: WriteValue = (value) => (value === undefined ? 'nothing' : JSON.stringify(value));

/** How an instance ended; completes a sentence about it. */
export function endText(end: InstanceEnd | undefined, write = wholeJson): string {
  if (!end) return 'is not there';
  if (end.runtimeStatus === 'Completed') return `returned ${write(end.output)}`;
  if (end.runtimeStatus === 'Failed') return `failed with ${write(end.output)}`;
  return `is ${end.runtimeStatus}`;
}

/** An activity and what it was given. */
export function effectText({ name, input }: Effect, write = wholeJson): string {
  return input === undefined || input === null ? name : `${name} with ${write(input)}`;
}

/** A run whose instances are known by name. */
interface NamedRunEnd extends RunEnd {
  readonly instances: readonly InstanceStatus[];
}

const MOST = 5;

/** What differs between a run and the same run with a crash, at most five things. */
export function differenceText(expected: NamedRunEnd, actual: NamedRunEnd): string {
  const { instances, missing, added } = differenceBetween(expected, actual);
  const nameOf = new Map([...expected.instances, ...actual.instances].map((one) => [one.instanceId, one.name]));
  const ends = instances.map((one) => {
    const { instanceId = '' } = one.actual ?? one.expected ?? {};
    const called = `${nameOf.get(instanceId) ?? ''} (${instanceId})`;
    return `${called} ${endText(one.actual)}, and without the crash it ${endText(one.expected)}`;
  });
  const [here, there] = [actual, expected].map((run) => effectsOf(run).map((effect) => effectText(effect)));
  const count = (effects: readonly string[] | undefined, what: string) =>
    timesText(effects?.filter((one) => one === what).length ?? 0);
  const effects = [...new Set([...added, ...missing].map((effect) => effectText(effect)))].map(
    (what) => `${what} ran ${count(here, what)} instead of ${count(there, what)}`,
  );
  const all = [...ends, ...effects];
  const more = all.length > MOST ? [`${all.length - MOST} more`] : [];
  return [...all.slice(0, MOST), ...more].join('; ');
}
