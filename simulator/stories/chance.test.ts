// Chance: Math.random and crypto of an app come from the seed of the run.

import { expect, test } from 'vitest';
import { openApp } from './one-app.ts';

const DRAWS = `const draws = (): unknown[] => [Math.random(), crypto.randomUUID(), [...crypto.getRandomValues(new Uint8Array(4))]];
const atLoad = draws();
df.app.orchestration('Draws', function* (context) {
  context.log(JSON.stringify(draws()));
  yield context.df.callActivity('Draw', 1);
  yield context.df.callActivity('Draw', 2);
  return atLoad;
});
df.app.activity('Draw', { handler: async (_input, context) => {
  context.log(JSON.stringify(draws()));
  await new Promise((done) => setTimeout(done, 1_000));
  context.log(JSON.stringify(draws()));
} });`;

async function drawn(seed: number): Promise<string[]> {
  const scenario = openApp(DRAWS, { seed });
  const id = await scenario.start('Draws', { instanceId: 'd1' });
  await scenario.untilIdle();
  const logs = scenario.records.flatMap((record) => (record.kind === 'log' ? [record.text] : []));
  return [JSON.stringify((await scenario.status(id))?.output), ...logs];
}

test('chance is another at each replay, in each invocation and at each draw', async () => {
  const all = await drawn(1);
  expect(all).toHaveLength(1 + 3 + 4); // the load, three episodes, and two draws of each activity
  expect(new Set(all).size).toBe(all.length);
  const [fraction, uuid] = JSON.parse(all[1] ?? '') as [number, string];
  expect(fraction >= 0 && fraction < 1).toBe(true);
  expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test('the same seed brings the same chance, another seed another', async () => {
  const first = await drawn(7);
  expect(await drawn(7)).toEqual(first);
  const other = await drawn(8);
  expect(other.filter((text) => first.includes(text))).toEqual([]);
});
