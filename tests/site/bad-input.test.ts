// Bad input in the page: one clear sentence, with file and line where there is one, and the text is kept.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, PlaygroundPage } from './visitor.ts';
import type { Site } from './visitor.ts';

const ORCHESTRATOR = 'src/functions/approval-orchestrator.ts';
const HEAD = `import * as df from 'durable-functions';\n`;

let site: Site;
let play: PlaygroundPage;
beforeAll(async () => {
  site = await openSite();
  const page = await (await site.newContext()).newPage();
  await page.goto(`${site.url}/lessons/events`);
  play = new PlaygroundPage(page, 'Wait for an approval');
  await play.ready(ORCHESTRATOR);
});
afterAll(() => site.close());

test.each([
  ['a syntax error', `${HEAD}const b = = 2;`, /approval-orchestrator\.ts:2:11: /],
  ['an unknown module', `${HEAD}import x from 'left-pad';\nx();`, /approval-orchestrator\.ts:2(:\d+)?: .*left-pad/],
  [
    'two functions with one name',
    `${HEAD}df.app.orchestration('A', function* () {});\ndf.app.orchestration('A', function* () {});`,
    /"?A"?.*approval-orchestrator\.ts:2.*|approval-orchestrator\.ts:3/,
  ],
  ['an exception while loading', `${HEAD}throw new Error('oops');`, /approval-orchestrator\.ts:2:\d+: .*oops/],
])('%s', async (_what, text, sentence) => {
  await play.type(ORCHESTRATOR, text);
  await play.button('Run').click();

  await play.until(sentence);
  expect(await play.editor(ORCHESTRATOR).innerText()).toContain(text.split('\n').at(-1));
});

test.each([
  [
    'a file that registers nothing',
    `df.app.orchestration;`,
    /approval-orchestrator\.ts registers no function, so nothing in it runs/,
  ],
  [
    'an async orchestrator',
    `df.app.orchestration('ApprovalOrchestrator', async function () {} as never);`,
    /is an async function; an orchestrator must be a generator/,
  ],
  [
    'an orchestrator that yields a promise',
    `df.app.orchestration('ApprovalOrchestrator', function* () {\n  yield Promise.resolve(1) as never;\n});`,
    /yields something that is not a durable task/,
  ],
  [
    'an unknown activity',
    `df.app.orchestration('ApprovalOrchestrator', function* (context) {\n  yield context.df.callActivity('ProcessAproval');\n});`,
    /calls the activity "ProcessAproval", which the app does not register/,
  ],
])('%s', async (_what, text, sentence) => {
  await play.type(ORCHESTRATOR, HEAD + text);
  await play.button('Run').click();

  await play.root.getByText(sentence).first().waitFor();
  expect(await play.editor(ORCHESTRATOR).innerText()).toContain(text.split('\n')[0]);
});

test('a plain function instead of a generator: the verdict says what to do', async () => {
  await play.type(
    ORCHESTRATOR,
    `${HEAD}df.app.orchestration('ApprovalOrchestrator', function () { return 1; } as never);`,
  );
  await play.button('Run').click();

  await play.until(
    /Why order-42 failed: ApprovalOrchestrator is a plain function; an orchestrator must be a generator/,
  );
});

test('a malformed body and an unknown instance in the console', async () => {
  await play.type(
    ORCHESTRATOR,
    `${HEAD}df.app.orchestration('ApprovalOrchestrator', function* (context) { yield context.df.waitForExternalEvent('E'); });`,
  );
  await play.button('Run').click();
  await play.until(/running/i);
  const console = play.root.getByRole('group', { name: 'HTTP console' });
  await console.getByLabel('Path').fill('/runtime/webhooks/durabletask/instances/order-42/raiseEvent/E');
  await console.getByRole('textbox', { name: 'Body' }).fill('{ oops');
  await console.getByRole('button', { name: 'Send' }).click();
  await console.getByText('Invalid JSON content').waitFor();

  await console.getByLabel('Path').fill('/runtime/webhooks/durabletask/instances/nobody/raiseEvent/E');
  await console.getByRole('textbox', { name: 'Body' }).fill('true');
  await console.getByRole('button', { name: 'Send' }).click();
  await console.getByText('404').first().waitFor();
});

test.each(['Run', 'Check'])(
  'an app that is slow without end: %s is stopped, and the next one works',
  async (button) => {
    const slow = `df.app.activity('Slow', { handler: () => { for (let i = 0; i < 3e8; i += 1); } });`;
    const body = `while (true) yield context.df.callActivity('Slow');`;
    const endless = `df.app.orchestration('ApprovalOrchestrator', function* (context) { ${body} });`;
    await play.type(ORCHESTRATOR, `${HEAD}${slow}\n${endless}`);
    await play.button(button).click();
    await play.button('Stop').click();

    await play.until('Stopped. Your text is untouched', 2_000);
    await play.button('Stop').waitFor({ state: 'detached' });
    await play.type(ORCHESTRATOR, `${HEAD}df.app.orchestration('ApprovalOrchestrator', function* () {});`);
    await play.button('Run').click();
    await play.until('order-42 is Completed');
  },
);
