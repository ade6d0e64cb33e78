// History stories: what an orchestrator finds in a long history, wherever its worker runs. Test support, as worker-stories.ts.

import { expect, test } from 'vitest';
import type { FunctionWorker } from '#core';
import { appOf, call, completed, episode, firstEvents, loadStory } from './story-app.ts';

/** Tells the stories about histories of which a worker keeps something (history-texts.ts, shared-histories.ts). */
export function historyStories(make: () => FunctionWorker): void {
  test('an orchestrator with a long history finds dates, also where it changed those of the episode before', async () => {
    const story = await loadStory(
      make(),
      appOf(`import * as df from 'durable-functions';
df.app.orchestration('Patient', function* (context) {
  const seen = new Set<unknown>();
  for (let n = 0; n < 60; n += 1) {
    yield context.df.callActivity('Hello', 'A');
    const now = context.df.currentUtcDateTime;
    seen.add(now instanceof Date && now.toISOString());
    now.setFullYear(1999);
  }
  const input = context.df.getInput<{ Timestamp: unknown }>();
  return { seen: [...seen], isDate: input.Timestamp instanceof Date };
});
`),
    );
    const history = [...firstEvents('Patient')];
    const outputs: unknown[] = [];
    for (let n = 0; n < 60; n += 1) {
      history.push(...completed(n, 'Hello', 'Hello A!'));
      if (n < 56) continue;
      const outcome = await call(story, 'Patient', episode(history, { Timestamp: '2030-01-01T00:00:00.000Z' }));
      const text = outcome.status === 'succeeded' ? outcome.returnValue?.json : outcome.message;
      outputs.push((JSON.parse(text ?? '{}') as { output?: unknown }).output);
    }

    const output = { seen: ['2030-01-01T00:00:00.000Z'], isDate: true };
    expect(outputs).toEqual([undefined, undefined, undefined, output]);
    await story.worker.stop();
  });
}
