// Yield anywhere: TypeScript lets an orchestrator yield wherever an expression stands, and so does the app that is loaded.

import { expect, test } from 'vitest';
import { openApp } from './one-app.ts';

const STEP = `
df.app.activity('Step', { handler: (n: number) => n + 1 });`;

test('an orchestrator yields on the right of ??', async () => {
  const scenario = openApp(`${STEP}
df.app.orchestration('Main', function* (context) {
  const known = context.df.getInput<number | null>();
  return known ?? (yield context.df.callActivity('Step', 1));
});`);
  const id = await scenario.start('Main');
  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: 2 });
});

test('an orchestrator yields in the arguments of a call behind ?.', async () => {
  const scenario = openApp(`${STEP}
df.app.orchestration('Main', function* (context) {
  const seen: number[] | undefined = [1];
  return seen?.concat(yield context.df.callActivity('Step', 1));
});`);
  const id = await scenario.start('Main');
  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: [1, 2] });
});
