// The Events lesson on the built site: read, run, fail, solve, crash, and come back.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { expect, test } from 'vitest';
import { approvalOn, ORCHESTRATOR, solution } from './approval.ts';
import { isInSight, PlaygroundPage, visitBeforeEach } from './visitor.ts';
import type { Site } from './visitor.ts';

const ACTIVITIES = 'src/functions/activities.ts';
const CALLBACK = 'src/functions/callback-client.ts';
const fileOf = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

let site: Site;
let play: PlaygroundPage;

visitBeforeEach('/lessons/events', async (visit) => {
  ({ site } = visit);
  play = await approvalOn(visit.page);
});

test('the first page leads into the first lesson, or to Events', async () => {
  await play.page.goto(site.url);
  await play.page.getByRole('link', { name: 'Start with the first lesson' }).click();
  await play.page.getByRole('heading', { level: 1, name: 'Durable Functions' }).waitFor();
  expect(play.page.url()).toBe(`${site.url}/lessons/durable-functions`);

  await play.page.goto(site.url);
  await play.page.getByRole('main').getByRole('link', { name: 'Events', exact: true }).click();
  await play.page.getByRole('heading', { level: 1, name: 'Events' }).waitFor();
});

test('a learner types the solution, and every check passes', async () => {
  await play.type(ORCHESTRATOR, solution);
  await play.button('Check').click();

  await play.until('13 of 13 checks pass');
  expect(await play.verdict.innerText()).toContain('100 of 100 points');
});

test('a learner breaks it and reads which sentence fails, and why', async () => {
  await play.type(ORCHESTRATOR, solution.replace('if (winner === answer) timeout.cancel();', ''));
  await play.button('Check').click();

  await play.until('12 of 13 checks pass');
  const failing = play.root.getByRole('listitem').filter({ hasText: 'The timer is cancelled' });
  expect(await failing.innerText()).toMatch(/Expected .* but /);
});

test('a learner raises an event by the console, lets an hour pass, and reads the history', async () => {
  await play.type(ORCHESTRATOR, solution);
  await play.button('Run').click();
  await play.until(/running/i);
  await play.button('Raise: approve').click();
  await play.root.getByRole('group', { name: 'HTTP console' }).getByText('202').first().waitFor();
  await play.show('History');

  const history = play.root.getByRole('table').first();
  await history.getByRole('row').filter({ hasText: 'ExecutionCompleted' }).waitFor();
  const rows = await history.getByRole('row').allInnerTexts();
  expect(rows.join('\n')).toMatch(/TimerCreated[\s\S]*EventRaised[\s\S]*TaskCompleted[\s\S]*ExecutionCompleted/);
});

test('the diagram shows what came last, and Wide gives it room also at the next visit', async () => {
  await play.type(ORCHESTRATOR, solution);
  await play.button('Run').click();
  await play.until(/running/i);
  await play.show('Diagram');
  await play.button('+1 h').click();
  await play.until(/completed/i);
  const panel = play.root.getByRole('tabpanel').last();
  const last = panel.locator('.step').last();
  await expect.poll(() => isWithin(last, panel)).toBe(true);

  const before = await panel.boundingBox();
  await play.button('Wide').click();
  await play.page.reload();
  await play.ready(ORCHESTRATOR);
  const after = await panel.boundingBox();
  expect(after?.width).toBeGreaterThan(2 * (before?.width ?? Infinity));
});

/** Whether a thing lies in the part of a frame that is seen. */
async function isWithin(thing: Locator, frame: Locator): Promise<boolean> {
  const [inner, outer] = [await thing.boundingBox(), await frame.boundingBox()];
  if (!inner || !outer) return false;
  return inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;
}

test('the hour passes without an hour passing', async () => {
  await play.type(ORCHESTRATOR, solution);
  await play.button('Run').click();
  await play.until(/running/i);
  await play.button('+1 h').click();
  await play.until(/completed/i);

  await play.show('Ledger');
  await play.root.getByRole('rowheader', { name: 'ProcessRejection' }).waitFor();
});

test('a crash of the worker loses nothing', async () => {
  await play.type(ORCHESTRATOR, solution);
  await play.button('Run').click();
  await play.until(/running/i);
  await play.button('Crash worker').click();
  await play.until(/The worker died and was started again\. .*running/i);
  await play.button('Raise: approve').click();

  await play.until(/completed/i);
});

test.each([
  ['while the file is loaded', ORCHESTRATOR, `while (true) {}\n${solution}`],
  ['in the orchestrator', ORCHESTRATOR, solution.replace('const order', 'while (true) {}\n  const order')],
  [
    'in an activity',
    ACTIVITIES,
    fileOf(`exercises/04-approval-orchestrator/starter/${ACTIVITIES}`).replaceAll(
      'context.log(',
      'while (true) {}\n    context.log(',
    ),
  ],
])('an endless loop %s is ended within three seconds, and the text is kept', async (_where, file, text) => {
  await play.type(ORCHESTRATOR, solution);
  if (file !== ORCHESTRATOR) await play.root.getByRole('tab', { name: /activities\.ts/ }).click();
  await play.type(file, text);
  await play.button('Run').click();
  if (file === ACTIVITIES) {
    await play.until(/running/i);
    await play.button('Raise: approve').click();
  }

  await play.until(/did not answer within 1.5 seconds/, 3_000);
  expect(await play.editor(file).innerText()).toContain('while (true) {}');

  await play.root.getByRole('tab', { name: /approval-orchestrator\.ts/ }).click();
  await play.type(ORCHESTRATOR, solution);
  await play.root.getByRole('tab', { name: /activities\.ts/ }).click();
  await play.type(ACTIVITIES, fileOf(`exercises/04-approval-orchestrator/starter/${ACTIVITIES}`));
  await play.button('Check').click();
  await play.until('13 of 13 checks pass');
});

test('a loop in an HTTP function is ended while checks run, and the verdict says so', async () => {
  const callback = new PlaygroundPage(play.page, 'Pass a callback on to an orchestration');
  const text = fileOf(`solutions/05-callback-client/${CALLBACK}`);
  await callback.type(
    CALLBACK,
    text.replace('const { orchestratorInstanceId', 'for (;;) {}\n  const { orchestratorInstanceId'),
  );
  await callback.button('Check').click();

  await callback.until(/0 of \d+ checks pass/, 20_000);
  expect(await callback.root.getByRole('tabpanel').last().innerText()).toContain('did not answer within 1.5 seconds');
});

test('drafts survive a reload, and nothing runs by itself', async () => {
  await play.type(ORCHESTRATOR, `// mine\n${solution}`);
  await play.page.reload();
  await play.ready(ORCHESTRATOR);

  await play.root.getByText('// mine').waitFor();
  expect(await play.verdict.innerText()).toBe('Press Run to start the app, or Check to judge it.');
  expect(play.page.workers()).toEqual([]);
});

test('reset brings the starter back, and can be undone, also after a reload', async () => {
  await play.type(ORCHESTRATOR, '// all mine');
  await play.button('Reset').click();
  await play.root.getByText('Let the order wait').waitFor();
  await play.page.reload();
  await play.button('Undo reset').click();

  await play.root.getByText('// all mine').waitFor();
});

test('the solution is shown beside the text and never over it', async () => {
  await play.type(ORCHESTRATOR, '// all mine');
  await play.button('Solution').click();

  await play.root.getByText('ONE_HOUR_MS').first().waitFor();
  expect(await play.editor(ORCHESTRATOR).innerText()).toContain('// all mine');
});

test('hints come one by one', async () => {
  await play.button('Hint').click();
  await play.until('Hint 1 of');
  await play.button('Hint').click();

  await play.until('Hint 2 of');
});

test('hints that were shown survive a reload, until Reset', async () => {
  const hints = play.root.getByRole('list', { name: 'Hints' }).getByRole('listitem');
  await play.button('Hint').click();
  await play.button('Hint').click();
  await play.page.reload();
  await hints.nth(1).waitFor();

  await play.button('Reset').click();
  await play.page.reload();
  await play.ready(ORCHESTRATOR);
  expect(await hints.count()).toBe(0);
});

test('Undo reset brings back the text, and the hints that were shown with it', async () => {
  const hints = play.root.getByRole('list', { name: 'Hints' }).getByRole('listitem');
  await play.type(ORCHESTRATOR, '// all mine');
  await play.button('Hint').click();
  await play.button('Hint').click();
  await play.button('Reset').click();
  await play.until('The starter is back');
  expect(await hints.count()).toBe(0);

  await play.button('Undo reset').click();
  await play.until('Your text is back.');

  expect(await play.editor(ORCHESTRATOR).innerText()).toBe('// all mine');
  expect(await hints.count()).toBe(2);
});

test('a verdict is greyed by an edit, and comes back when the edit is undone', async () => {
  await play.type(ORCHESTRATOR, solution);
  await play.button('Check').click();
  await play.until('13 of 13 checks pass');
  expect(await play.verdict.innerText()).not.toContain('before your last edit');

  await play.page.keyboard.press('ControlOrMeta+Home');
  await play.editor(ORCHESTRATOR).click();
  await play.page.keyboard.insertText('/**/');
  await play.until('(before your last edit)');
  await play.page.keyboard.press('ControlOrMeta+z');
  await play.verdict.filter({ hasNotText: 'before your last edit' }).waitFor();
});

test('one press of Step goes to the next moment and says what ran there', async () => {
  await play.type(ORCHESTRATOR, solution);
  await play.button('Run').click();
  await play.until(/running/i);
  await play.button('+1 min').click();
  await play.until('It is 0:01:00');

  await play.button('Step').click();
  await play.until('The orchestrator of order-42 ran for one episode. It is 1:00:00');
  await play.button('Step').click();
  await play.until('The activity ProcessRejection started.');
});

test.each([
  [1280, 800],
  [1440, 900],
])(
  'at %i × %i the editor shows 20 lines, also with a curl command below it, wraps long ones, and nothing is too wide',
  async (width, height) => {
    const page = play.page;
    await page.setViewportSize({ width, height });
    await play.type(ORCHESTRATOR, solution);
    await play.button('Copy as curl').click();
    await play.root.getByText('npm run host -- <folder>').waitFor();

    const text = play.root.locator('.cm-scroller').first();
    const lines = await text.evaluate((box) => {
      const line = box.querySelector('.cm-line')?.getBoundingClientRect().height ?? NaN;
      return box.clientHeight / line;
    });
    expect(lines).toBeGreaterThanOrEqual(20);
    expect(await text.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  },
);

test('what breaks a replay is a notice of its own beside a failed check, which keeps its hint', async () => {
  const wrong = solution.replace('result === true', "result == 'true'");
  await play.type(ORCHESTRATOR, wrong.replace('const winner', 'console.log(new Date());\n  const winner'));
  await play.button('Check').click();
  await play.until('8 of 13 checks pass');

  const failure = play.root.getByRole('list', { name: 'Checks' }).getByRole('listitem').filter({ hasText: 'Fail:' });
  expect(await failure.first().innerText()).toContain('Where to look: Two things have to fit');
  expect(await failure.getByText('new Date()').count()).toBe(0);
  await play.root.getByText(/^Notice: ApprovalOrchestrator reads the clock of the machine with new Date\(\)/).waitFor();
});

test('after a check of the edited text, the old run says that it is old, and its notice is gone', async () => {
  const asking = play.root.getByText('Edited: press Run to run the new text');
  const notices = play.root.getByRole('list', { name: 'Notices' });
  await play.type(ORCHESTRATOR, solution.replace('yield context.df.Task.any', 'context.df.Task.any'));
  await play.button('Run').click();
  await notices.waitFor();
  await play.type(ORCHESTRATOR, solution);
  await play.root.getByText('Notice (before your last edit)').waitFor();
  await play.button('Check').click();
  await play.until('Solved!');

  expect(await notices.count()).toBe(0);
  await asking.waitFor();
  await play.show('History');
  await play.root.getByText('This run is that of your text before the last edit.').waitFor();
});

test('a solved exercise leads on to the next part of the lesson', async () => {
  await play.type(ORCHESTRATOR, solution);
  await play.button('Check').click();
  await play.until('Solved!');
  await play.root.getByRole('link', { name: 'Go on: Try it in the playground' }).click();

  const heading = play.page.getByRole('heading', { name: 'Try it in the playground' });
  await expect.poll(() => isInSight(heading)).toBe(true);
});

test('an app that cannot be loaded is no run: no clock, no worker, no instance to start', async () => {
  await play.type(ORCHESTRATOR, 'const a = ;');
  await play.button('Run').click();
  await play.until('This is not valid TypeScript');

  await play.show('History');
  await play.root.getByText('Nothing is running: the last Run ended in an error.').waitFor();
  for (const name of ['+1 h', 'Crash worker']) {
    expect(await play.button(name).getAttribute('aria-disabled')).toBe('true');
  }
});

test('exercise 05 is solved in the page as well', async () => {
  const callback = new PlaygroundPage(play.page, 'Pass a callback on to an orchestration');
  await callback.type(CALLBACK, fileOf(`solutions/05-callback-client/${CALLBACK}`));
  await callback.button('Check').click();

  await callback.until('100 of 100 points');
});

test('after the page has loaded, it asks the network for nothing but its own files', async () => {
  const foreign: string[] = [];
  play.page.on('request', (request) => {
    if (!request.url().startsWith(`${site.url}/assets/`)) foreign.push(request.url());
  });
  await play.type(ORCHESTRATOR, solution);
  await play.button('Run').click();
  await play.until(/running/i);
  await play.button('Check').click();
  await play.until('13 of 13 checks pass');

  expect(foreign).toEqual([]);
});
