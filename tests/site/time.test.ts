// Time on the built site: looking back over a run, beginning it anew from an earlier moment, and playing it.

import { expect, test } from 'vitest';
import { approvalOn, runApproval } from './approval.ts';
import { PlaygroundPage, visitBeforeEach } from './visitor.ts';

let play: PlaygroundPage;

visitBeforeEach('/lessons/events', async ({ page }) => {
  play = await approvalOn(page);
  await runApproval(play);
});

const position = () => play.root.getByRole('slider', { name: 'Position' });

test('a second before the deadline the run is forked: there somebody answers, here nobody did', async () => {
  await play.button('Just before').click();
  await play.until(/It is 0:59:59; .*running/i);
  await play.button('Just after').click();
  await play.until(/It is 1:00:01; .*completed/i);

  await position().press('Home');
  while (!/at 0:59:59$/.test((await position().getAttribute('aria-valuetext')) ?? ''))
    await position().press('ArrowRight');
  await play.until(/Looking back, at position \d+ of \d+\. It is 0:59:59/);
  expect(await play.button('+1 h').getAttribute('aria-disabled')).toBe('true');

  await play.button('Fork here').click();
  await play.until(/^It is 0:59:59; .*running/i);
  await play.button('Raise: approve').click();
  await play.until(/It is 0:59:59; .*completed/i);
  await play.show('History');
  const history = play.root.getByRole('tabpanel').last();
  expect(await history.innerText()).toContain('ProcessApproval');

  await play.root.getByRole('radiogroup', { name: 'Timeline' }).getByLabel('First run').check();
  await play.until(/It is 1:00:01; .*completed/i);
  expect(await history.innerText()).toContain('ProcessRejection');
});

test('Step follows a run that is looked back at, and Play goes on to its end', async () => {
  await play.button('Just after').click();
  await play.until(/completed/i);
  await position().press('Home');
  await play.until(/Looking back, at position 0 of/);
  await play.button('Step').click();
  await play.until(/Looking back, at position 1 of/);

  await play.root.getByLabel('Speed').selectOption('5 / s');
  await play.button('Play').click();
  await play.until(/^It is 1:00:01; .*completed/i);
  await play.button('Play').waitFor();
  expect(await position().getAttribute('aria-valuetext')).toMatch(/^Position (\d+) of \1,/);
});
