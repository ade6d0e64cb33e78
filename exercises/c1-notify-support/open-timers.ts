// Open timers: which instances still wait for a timer that nobody cancelled.

import type { Scenario } from '../observations.ts';

/** The numbers of two history event types (host semantics §2.2). */
const TIMER_CREATED = 10;
const TIMER_FIRED = 11;

/** The orchestrators of the unfinished instances that have a timer open, one name for each timer. */
export async function openTimers(scenario: Scenario): Promise<readonly string[]> {
  const instances = (await scenario.instances()).filter(({ runtimeStatus }) => runtimeStatus === 'Running');
  const open = instances.map(async ({ instanceId, name }) => {
    const history = await scenario.history(instanceId);
    const ended = [
      ...history.flatMap((event) => (event.EventType === TIMER_FIRED ? [event.TimerId] : [])),
      ...cancelledTimers(scenario, instanceId),
    ];
    const timers = history.filter((event) => event.EventType === TIMER_CREATED && !ended.includes(event.EventId));
    return timers.map(() => name);
  });
  return (await Promise.all(open)).flat();
}

function cancelledTimers(scenario: Scenario, instanceId: string): readonly number[] {
  const episodes = scenario.records.flatMap((record) =>
    record.kind === 'episode' && record.instanceId === instanceId ? [record] : [],
  );
  return episodes.at(-1)?.cancelledTimers ?? [];
}
