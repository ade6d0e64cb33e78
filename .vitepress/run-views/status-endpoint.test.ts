import { expect, test } from 'vitest';
import type { Scenario } from '#scenario';
import { openApp } from '../../simulator/stories/one-app.ts';
import { prettyBody, statusText } from '../playground/http-text.ts';
import { statusAnswer, statusPath } from './status-endpoint.ts';

const APP = `
df.app.activity('Ship', { handler: (order) => ({ shipped: order }) });
df.app.orchestration('Order', function* (context) {
  context.df.setCustomStatus({ step: 'waiting' });
  yield context.df.waitForExternalEvent('Paid');
  return yield context.df.callActivity('Ship', context.df.getInput());
});`;

const flagSets = [true, false].flatMap((showHistory) =>
  [true, false].flatMap((showHistoryOutput) =>
    [true, false].map((showInput) => ({ showHistory, showHistoryOutput, showInput })),
  ),
);

async function viewOf(story: Scenario, instanceId: string) {
  const status = await story.status(instanceId);
  if (!status) throw new Error('There is no such instance.');
  return { ...status, history: await story.history(instanceId) };
}

test.each(flagSets)('shows what the host answers, with %o', async (flags) => {
  const story = openApp(APP);
  await story.start('Order', { instanceId: 'order 1', input: { lamp: 2 } });
  for (const move of [undefined, 'settle', 'pay'] as const) {
    if (move === 'pay') await story.raise('order 1', 'Paid', true);
    if (move) await story.advance(0);
    const asked = await story.http('GET', statusPath('order 1', flags));
    const shown = statusAnswer(await viewOf(story, 'order 1'), flags);

    expect(shown).toEqual({ code: statusText(asked.status), body: prettyBody(asked.text) });
  }
});

test('flags that are as the host takes them anyway are not in the path', () => {
  const usual = { showInput: true, showHistory: false, showHistoryOutput: false };
  expect(statusPath('order 1', usual)).toBe('/runtime/webhooks/durabletask/instances/order%201');
  expect(statusPath('o', { ...usual, showInput: false, showHistory: true })).toMatch(
    /o\?showHistory=true&showInput=false$/,
  );
});
