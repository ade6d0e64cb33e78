import { expect, test } from 'vitest';
import type { AppSources, Probe } from '#core';
import { inProcessWorker } from './in-process.ts';
import { probedText } from './probed-text.ts';
import { appOf, call, completed, episode, firstEvents, loadStory } from './story-app.ts';

const file = 'src/functions/app.ts';

/** The text without its signs: `§` stands before a statement, `¶…¶` around an operand or a statement that stands alone. */
function marked(text: string): { text: string; probes: Probe[] } {
  const probes: Probe[] = [];
  let plain = '';
  let open: { kind: Probe['kind']; from: number } | undefined;
  for (const sign of text) {
    const at = plain.length;
    if (sign === '§') probes.push({ kind: 'statement', from: at });
    else if (sign === '¶' && open) open = void probes.push({ ...open, to: at });
    else if (sign === '¶') open = { kind: plain.endsWith('yield ') ? 'yield' : 'statement', from: at };
    else plain += sign;
  }
  return { text: plain, probes };
}

function probedApp(text: string): AppSources {
  const { text: plain, probes } = marked(text);
  return { ...appOf({ [file]: plain }), probes: { [file]: probes } };
}

const twoCalls = `import * as df from 'durable-functions';
df.app.orchestration('Orders', function* (context) {
  §const first: string = yield ¶context.df.callActivity('A')¶;
  §helper();
  §yield ¶context.df.callActivity('B', first)¶;
});
function helper(): void {
  §helper.length;
}
df.app.activity('A', { handler: () => { §return 'a'; } });
df.app.activity('B', { handler: () => 'b' });
`;

test('what an orchestrator passes is told with how often, replayed and new, and where it stopped', async () => {
  const story = await loadStory(inProcessWorker(), probedApp(twoCalls));

  const first = await call(story, 'Orders', episode(firstEvents('Orders')));
  const second = await call(story, 'Orders', episode([...firstEvents('Orders'), ...completed(0, 'A', 'a')]));

  expect(first.ran).toEqual({
    passed: {
      [file]: [
        [0, 0, 1],
        [1, 0, 1],
      ],
    },
    stoppedAt: { file, probe: 1 },
    standings: [{ isReplayed: false, task: 'open', ids: [0] }],
  });
  expect(second.ran).toEqual({
    passed: {
      [file]: [
        [0, 1, 0],
        [1, 1, 0],
        [2, 0, 1],
        [5, 0, 1], // the helper's
        [3, 0, 1],
        [4, 0, 1],
      ],
    },
    stoppedAt: { file, probe: 4 },
    standings: [
      { isReplayed: true, task: 'done', ids: [0] },
      { isReplayed: false, task: 'open', ids: [1] },
    ],
  });
  await story.worker.stop();
});

test('an app without probes is told nothing of, and what runs outside of orchestrators is not counted', async () => {
  const without = await loadStory(inProcessWorker(), appOf({ [file]: marked(twoCalls).text }));
  const story = await loadStory(inProcessWorker(), probedApp(twoCalls));

  expect(await call(without, 'Orders', episode(firstEvents('Orders')))).not.toHaveProperty('ran');
  expect(await call(story, 'A', { string: '1' })).toMatchObject({ returnValue: { string: 'a' } });
  expect(await call(story, 'A', { string: '1' })).not.toHaveProperty('ran');
  await Promise.all([without.worker.stop(), story.worker.stop()]);
});

test('probes move neither the lines nor the columns that are told of the app', async () => {
  const text = `import * as df from 'durable-functions';
df.app.orchestration('Fails', function* (context) {
  §const tasks: unknown[] = [1].map((n) => { §return context.df.callActivity('A', n); });
  §if (tasks.length > 5) ¶tasks.pop();¶ else §context.df.callActivity('B', yield ¶context.df.callActivity('C')¶);
  §throw new Error('no');
});
df.app.activity('A', { handler: () => 'a' });
`;
  const seen = async (app: AppSources): Promise<object> => {
    const story = await loadStory(inProcessWorker(), app);
    const trigger = episode([...firstEvents('Fails'), ...completed(0, 'C', 'c')]);
    const outcome = await call(story, 'Fails', trigger);
    await story.worker.stop();
    return { calls: outcome.calls, ...(outcome.status === 'failed' ? { source: outcome.source } : {}) };
  };

  const probed = await seen(probedApp(text));

  expect(probed).toEqual(await seen(appOf({ [file]: marked(text).text })));
  expect(probed).toMatchObject({ calls: [{}, {}, {}], source: { file, line: 5, column: 9 } });
});

test('what is wrong with a file is said of its own text, and a file that takes the name of the probes has none', async () => {
  const broken = probedApp('§const a = 1;\nfunction f() { §let b; let b; }');
  const own = `${twoCalls}§const __passed = 1;`;

  await expect(loadStory(inProcessWorker(), broken)).rejects.toThrow(`${file}:2:`);
  expect(probedText(marked(own).text, marked(own).probes)).toBeUndefined();
});

test('a place in a text with probes is a place in the text without', () => {
  const { text, probes } = marked('  §ab(¶c¶);\n§d');
  const probed = probedText(text, probes);
  const columns = [...(probed?.text.split('\n')[0] ?? '')].map((sign, index) => ({ sign, column: index + 1 }));
  const ofSign = (sign: string) => columns.filter((one) => one.sign === sign).at(-1)?.column ?? 0;

  const back = (sign: string) => probed?.toOriginal({ file, line: 1, column: ofSign(sign) }).column;
  expect(probed?.text).toBe('  __passed(0);ab({__passed(1);c});\n__passed(2);d');
  expect([back('b'), back('}'), back('{')]).toEqual([4, 7, 6]);
});
