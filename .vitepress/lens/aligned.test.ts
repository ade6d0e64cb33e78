// Two lives side by side: what is alike stands beside each other, what is not is marked.

import { expect, test } from 'vitest';
import { firstDifference, livesOf, pairsOf, type ComparedRun } from '#scenario';
import { openApp } from '../../simulator/stories/one-app.ts';
import { aligned, numberOf } from './aligned.ts';
import { comparisonText } from './comparison-text.ts';
import { endsOf } from './ends.ts';

const app = (steps: readonly string[]): string => `
for (const name of ['Book', 'Pay', 'Ship']) df.app.activity(name, { handler: (order: string) => name + ' ' + order });
df.app.orchestration('Order', function* (context) {
  for (const name of ${JSON.stringify(steps)}) yield context.df.callActivity(name, 'lamp');
  return '${steps.at(-1) ?? ''}';
});`;

const run = (...steps: string[]): Promise<ComparedRun> => runOf(app(steps));

async function runOf(source: string): Promise<ComparedRun> {
  const story = openApp(source);
  await story.start('Order', { instanceId: 'order-1' });
  await story.untilIdle();
  return { startMs: story.startMs, records: story.records, instances: await story.instances() };
}

function lives(here: ComparedRun, there: ComparedRun) {
  const [pair] = pairsOf(here, there);
  if (!pair) throw new Error('There is no instance.');
  return livesOf(pair, here, there);
}

const told = (here: ComparedRun, there: ComparedRun) =>
  pairsOf(here, there).map((pair) =>
    aligned(...livesOf(pair, here, there)).map(({ isSame, rows }) => ({
      isSame,
      rows: rows.map((row) => [row.here, row.there].map((one) => (one ? `${one.type} ${one.what}` : '-')).join(' | ')),
    })),
  );

test('the same run is one block', async () => {
  const [blocks] = told(await run('Pay'), await run('Pay'));

  expect(blocks?.map(({ isSame, rows }) => [isSame, rows.map((row) => row.split(' ')[0])])).toEqual([
    [
      true,
      [
        'OrchestratorStarted',
        'ExecutionStarted',
        'TaskScheduled',
        'OrchestratorCompleted',
        'OrchestratorStarted',
        'TaskCompleted',
        'ExecutionCompleted',
        'OrchestratorCompleted',
      ],
    ],
  ]);
});

test('up to the first difference, every event is in the block', async () => {
  const late = app(['Book']).replace("return 'Book'", "return 'late'");
  const [here, there] = [await run('Book'), await runOf(late)];
  const [first, second] = aligned(...lives(here, there));

  expect(first?.rows.map(({ here: one }) => one?.position)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(second?.rows[0]?.here?.position).toBe(7);
  expect(firstDifference(here, there)?.text).toMatch(/^They part at event 7,/);
});

test('a step that only one has stands alone, and what follows stands side by side again', async () => {
  const [blocks] = told(await run('Book', 'Pay', 'Ship'), await run('Book', 'Ship'));

  expect(blocks?.map(({ isSame }) => isSame)).toEqual([true, false, true]);
  expect(blocks?.[1]?.rows).toEqual(['TaskScheduled Pay "lamp" | -', 'TaskCompleted Pay "lamp" → "Pay lamp" | -']);
});

test('what stands in the place of something else stands beside it', async () => {
  const [blocks] = told(await run('Book', 'Pay'), await run('Book', 'Ship'));

  expect(blocks?.[1]).toEqual({
    isSame: false,
    rows: [
      'TaskScheduled Pay "lamp" | TaskScheduled Ship "lamp"',
      'TaskCompleted Pay "lamp" → "Pay lamp" | TaskCompleted Ship "lamp" → "Ship lamp"',
      'ExecutionCompleted Completed "Pay" | ExecutionCompleted Completed "Ship"',
    ],
  });
});

test('after continue-as-new, the number of an event is told with that of its execution', async () => {
  const again = `
df.app.activity('Book', { handler: () => 'Booked' });
df.app.orchestration('Order', function* (context) {
  yield context.df.callActivity('Book', 'lamp');
  if (!context.df.getInput()) context.df.continueAsNew('again');
});`;
  const [here, there] = [await runOf(again), await runOf(again)];
  const [same] = aligned(...lives(here, there));
  const numbers = same?.rows.map(({ here: event }) => event && numberOf(event));

  expect(numbers?.slice(0, 3)).toEqual(['1', '2', '3']);
  expect(numbers?.slice(-3)).toEqual(['2.7', '2.8', '2.9']);
});

test('a comparison can be taken along as text', async () => {
  const [here, there] = [await run('Pay'), await run('Ship')];
  const pairs = pairsOf(here, there).map((pair) => ({
    id: 'order-1',
    blocks: aligned(...livesOf(pair, here, there)),
    ends: endsOf(pair),
  }));
  const effects = [{ what: 'Pay "lamp"', here: 1, there: 0 }];

  expect(
    comparisonText({ names: ['First run', 'Reference'], sentence: 'They part.', pairs, effects }).split('\n'),
  ).toEqual([
    'They part.',
    '',
    '\t\tFirst run\tReference',
    'order-1\t\t1 OrchestratorStarted 0:00:00\t1 OrchestratorStarted 0:00:00',
    'order-1\t\t2 ExecutionStarted Order 0:00:00\t2 ExecutionStarted Order 0:00:00',
    'order-1\t≠\t3 TaskScheduled Pay "lamp" 0:00:00\t3 TaskScheduled Ship "lamp" 0:00:00',
    'order-1\t≠\t6 TaskCompleted Pay "lamp" → "Pay lamp" 0:00:00\t6 TaskCompleted Ship "lamp" → "Ship lamp" 0:00:00',
    'order-1\t≠\t7 ExecutionCompleted Completed "Pay" 0:00:00\t7 ExecutionCompleted Completed "Ship" 0:00:00',
    'order-1 Status\t\tCompleted\tCompleted',
    'order-1 Output\t≠\t"Pay"\t"Ship"',
    'order-1 Custom status\t\tnull\tnull',
    'Pay "lamp"\t≠\tonce\tnot at all',
  ]);
});
