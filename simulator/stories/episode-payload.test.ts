// What an episode is sent: the whole history of the execution as it is stored (host semantics §1.1).

import { expect, test } from 'vitest';
import type { FunctionWorker, HistoryEvent } from '#core';
import { openApp } from './one-app.ts';
import { storyWorker } from './story-worker.ts';

/** A worker that keeps the histories that orchestrators are sent. */
function listening(worker: FunctionWorker): { worker: FunctionWorker; histories: HistoryEvent[][] } {
  const histories: HistoryEvent[][] = [];
  const invoke: FunctionWorker['invoke'] = (invocation) => {
    for (const { string } of Object.values(invocation.inputs)) {
      if (string?.startsWith('{"history":')) {
        histories.push((JSON.parse(string) as { history: HistoryEvent[] }).history);
      }
    }
    return worker.invoke(invocation);
  };
  const listener: FunctionWorker = {
    invoke,
    load: (app, host) => worker.load(app, host),
    advance: (nowMs) => worker.advance(nowMs),
    stop: () => worker.stop(),
  };
  return { worker: listener, histories };
}

const unplayed = (events: readonly HistoryEvent[]) => events.map((event) => ({ ...event, IsPlayed: false }));

test.each([
  ['after activities', ['a', 'b', 'c'], undefined],
  ['after a crash in an episode', ['a', 'b', 'c'], { kind: 'during' as const, moment: 4 }],
  ['after a result that needs escaping', ['"quoted", \n and \u2028', '[1,{"x":"},{"}]'], undefined],
])('every episode is sent what is stored, %s', async (_, names, fault) => {
  const { worker, histories } = listening(storyWorker());
  const scenario = openApp(
    `df.app.activity('echo', { handler: (name) => name });
     df.app.orchestration('flow', function* (context) {
       for (const name of context.df.getInput()) yield context.df.callActivity('echo', { name });
     });`,
    { worker, fault },
  );
  const instance = await scenario.start('flow', { input: names });
  await scenario.untilIdle();

  const stored = unplayed(await scenario.history(instance));
  expect(histories.length).toBe(names.length + 1 + (fault ? 1 : 0));
  for (const sent of histories) expect(unplayed(sent)).toEqual(stored.slice(0, sent.length));
});
