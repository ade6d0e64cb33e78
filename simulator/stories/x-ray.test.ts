// X-ray: an orchestrator that asks its history alone does the same under another clock, other chance and another environment. Where
// one does something else, that is named, with its line and the remedy.

import { expect, test } from 'vitest';
import { inOtherWorld } from '#core';
import { Scenario, xRay, type ComparedRun, type XRay } from '#scenario';
import { oneApp } from './one-app.ts';
import { storyWorker } from './story-worker.ts';

const PAY = `df.app.activity('Pay', { handler: (amount: unknown) => amount });
df.app.activity('Refund', { handler: (amount: unknown) => amount });\n`;

/** A run of an orchestrator `O`, x-rayed; its body begins in line 6. */
async function xRayed(body: string, more = ''): Promise<XRay> {
  const source = `${PAY}df.app.orchestration('O', function* (context) {\n${body}\n});\n${more}`;
  const worker = storyWorker();
  const run = async (world: number): Promise<ComparedRun> => {
    const app = { ...oneApp(source), settings: { LIMIT: '3' } };
    const story = Scenario.open({ app, worker: world === 0 ? worker : inOtherWorld(worker, world) });
    await story.start('O', { instanceId: 'o-1' });
    await story.untilIdle();
    return { startMs: story.startMs, records: story.records, instances: await story.instances() };
  };
  return xRay(await run(0), run);
}

const found = async (body: string, more = ''): Promise<string[]> =>
  (await xRayed(body, more)).findings.map(({ instanceId, text }) => `${instanceId}: ${text}`);

test('an app that asks its history alone does the same in every world', async () => {
  const pure = await xRayed(`  const until = new Date(context.df.currentUtcDateTime.getTime() + 3_600_000);
  yield context.df.createTimer(until);
  context.df.setCustomStatus(context.df.newGuid(context.df.instanceId));
  return yield context.df.callActivity('Pay', until.toISOString());`);

  expect(pure).toEqual({ tried: 8, world: null, findings: [] });
});

test('chance in an orchestrator is found, with its line and what to do instead', async () => {
  const { world, findings } = await xRayed(`  const share = Math.random();
  return yield context.df.callActivity('Pay', share);`);

  expect(world).toBe(1);
  expect(findings).toMatchObject([
    { instanceId: 'o-1', orchestrator: 'O', source: { file: 'src/functions/app.ts', line: 7 } },
  ]);
  expect(findings[0]?.text).toMatch(
    /^callActivity Pay with 0\.\d+ at first, with 0\.\d+ the second time \(src\/functions\/app\.ts:7\)$/,
  );
  expect(findings[0]?.notices.map(({ text }) => text)).toEqual([
    'O draws a random value with Math.random(). Every replay draws something else; draw in an activity and yield its result.',
  ]);
});

test('a coin that falls on the same side again falls on the other in another world', async () => {
  const { world, findings } = await xRayed("  context.df.setCustomStatus(Math.random() < 0.5 ? 'heads' : 'tails');");

  expect(findings[0]?.text).toMatch(
    /^setCustomStatus with "(heads|tails)" at first, with "(heads|tails)" the second time$/,
  );
  expect(world).toBeGreaterThan(1);
});

test('a way that depends on the year is found in the eighth world', async () => {
  const { world } = await xRayed("  if (new Date().getFullYear() > 2030) yield context.df.callActivity('Pay', 1);");

  expect(world).toBe(8);
});

test("a timer by the machine's clock is found", async () => {
  expect(await found('  yield context.df.createTimer(new Date(Date.now() + 3_600_000));')).toEqual([
    'o-1: createTimer that fires at 1:00:00 at first, that fires at 14:13:17.389 the second time (src/functions/app.ts:6)',
  ]);
});

test.each([
  ['new Date().toISOString()'],
  ['String(new Date(Date())).length + Date()'],
  ['performance.now()'],
  ['process.hrtime()[0]'],
  ['String(process.hrtime.bigint())'],
  ['new Intl.DateTimeFormat("en", { dateStyle: "long" }).format()'],
  ['crypto.randomUUID()'],
  ['crypto.getRandomValues(new Uint8Array(8)).join()'],
  ['process.env.LIMIT'],
  ['process.env.NOT_SET ?? "default"'],
  ['globalThis.Date.now()'],
])('%s reaches an activity, and that is found', async (expression) => {
  expect(await found(`  yield context.df.callActivity('Pay', ${expression});`)).toHaveLength(1);
});

test.each([
  ['return Math.random();', /^o-1: end as Completed 0\.\d+ at first, as Completed 0\.\d+ the second time$/],
  [
    'context.df.setCustomStatus(Math.random());',
    /^o-1: setCustomStatus with 0\.\d+ at first, with 0\.\d+ the second time$/,
  ],
  [
    "yield context.df.callSubOrchestrator('Child', 1, crypto.randomUUID());",
    /^o-1: callSubOrchestrator Child with 1 as [-\da-f]+ at first, with 1 as [-\da-f]+ the second time \(.*:6\)$/,
  ],
  [
    "yield context.df.callEntity(new df.EntityId('counter', 'a'), 'add', Date.now());",
    /^o-1: send call add of @counter@a \d+ at first, call add of @counter@a \d+ the second time \(.*:6\)$/,
  ],
  [
    'if (!context.df.getInput()) { yield context.df.createTimer(context.df.currentUtcDateTime); context.df.continueAsNew(Date.now()); }',
    /^o-1: continueAsNew with \d+ at first, with \d+ the second time/,
  ],
  [
    'if (process.env.LIMIT === "3") yield context.df.callActivity("Pay", 1);',
    /^o-1: callActivity Pay with 1 at first, end as Completed/,
  ],
])('%s is found', async (body, sentence) => {
  const more = `df.app.orchestration('Child', function* () { return 1; });
df.app.entity('counter', (context) => context.df.setState(context.df.getInput()));`;

  expect(await found(`  ${body}`, more)).toEqual([expect.stringMatching(sentence)]);
});

test.each([
  ['the clock', 'const KEPT = Date.now();'],
  ['chance', 'const KEPT = Math.random();'],
])('what a file kept of %s when it was loaded is found where an orchestrator uses it', async (_what, kept) => {
  expect(await found("  yield context.df.callActivity('Pay', KEPT);", kept)).toEqual([
    expect.stringMatching(/^o-1: callActivity Pay with [\d.]+ at first, with [\d.]+ the second time/),
  ]);
});

test('an activity may use what its file kept, and hand it to the orchestrator', async () => {
  const more = "const KEPT = Date.now();\ndf.app.activity('Kept', { handler: () => KEPT });\n";

  expect(await found("  yield context.df.callActivity('Pay', yield context.df.callActivity('Kept'));", more)).toEqual(
    [],
  );
});

test('of the calls in a loop, the one that differs is named', async () => {
  expect(
    await found(`  yield context.df.callActivity('Pay', 1);
  yield context.df.callActivity('Pay', Math.floor(Math.random() * 1e9));
  yield context.df.callActivity('Pay', 3);`),
  ).toEqual([expect.stringMatching(/Pay with \d+ at first.*app\.ts:7\)$/)]);
});

test('an activity may draw and look at the clock', async () => {
  expect(
    await found(
      "  return yield context.df.callActivity('Draw');",
      "df.app.activity('Draw', { handler: () => [Math.random(), Date.now(), process.env.LIMIT] });",
    ),
  ).toEqual([]);
});

test('of a parent and the child to which it hands its chance, only the parent is named', async () => {
  const child = "df.app.orchestration('Child', function* (context) { return context.df.getInput(); });";

  expect(await found("  return yield context.df.callSubOrchestrator('Child', Math.random());", child)).toEqual([
    expect.stringMatching(/^o-1: callSubOrchestrator Child with 0/),
  ]);
});

test('what an orchestrator asks for and does not use is no difference', async () => {
  expect(await found("  context.log(Date.now(), Math.random()); yield context.df.callActivity('Pay', 1);")).toEqual([]);
});

test('a timer of the machine that an orchestrator sets is due when it would have been', async () => {
  const body = "  setTimeout(() => console.log('rang'), 60_000); yield context.df.callActivity('Pay', 1);";

  expect(await found(body, "df.app.activity('Sleep', { handler: () => 1 });")).toEqual([]);
});
