// Told as it is: after each story, what its records tell of the instances is what its hub says of them.

import { ToldInstances, type InstanceStatus, type ToldInstance } from '#core';
import type { Scenario } from '#scenario';
import { afterEach, expect } from 'vitest';

const opened: Scenario[] = [];

/** Has a story's scenario compared with its records when the story is over. */
export function toldAsItIs(scenario: Scenario): Scenario {
  opened.push(scenario);
  return scenario;
}

afterEach(async () => {
  for (const scenario of opened.splice(0)) expect(toldBy(scenario)).toMatchObject(await known(scenario));
});

function toldBy({ records }: Scenario): readonly ToldInstance[] {
  const told = new ToldInstances();
  for (const record of records) told.read(record);
  return told.all();
}

async function known(scenario: Scenario): Promise<readonly InstanceStatus[]> {
  const instances = await scenario.instances();
  return Promise.all(instances.map(async (one) => ({ ...one, history: await scenario.history(one.instanceId) })));
}
