// The benchmark works: its workloads come to the right outputs at a tiny size, and its report has the documented shape.
// Nothing here asserts a time.

import { expect, test } from 'vitest';
import { inProcessWorker } from '#worker/in-process';
import { orderEnded, toldOrder } from './explored.ts';
import { figure, reportText } from './figure.ts';
import { Floor } from './floor.ts';
import { HubRun } from './hub-run.ts';
import type { Batch } from './hub-run.ts';
import { runBench } from './run-bench.ts';
import { invocationsOf, tinySize, workloads } from './workloads.ts';

const batches: Batch[] = [
  { orchestrator: 'chain', input: 3, count: 2 },
  { orchestrator: 'fanOut', input: 4, count: 2 },
  { orchestrator: 'approval', input: 0, count: 2 },
];

test('the app comes to the same on the hub and at the floor', async () => {
  const outputs = [];
  for (const batch of batches) {
    const run = await HubRun.open(inProcessWorker());
    run.start(batch);
    await run.untilIdle();
    outputs.push({ hub: run.outputs(), floor: await new Floor().run(await invocationsOf(batch)) });
  }

  expect(outputs).toEqual([
    { hub: [3, 3], floor: 3 },
    { hub: [10, 10], floor: 10 },
    { hub: ['expired', 'expired'], floor: 'expired' },
  ]);
});

test('the order that is explored is approved, tried again, paid and shipped in two parcels', async () => {
  const scenario = await toldOrder();

  expect(await orderEnded(scenario)).toEqual([12, 'A', 'B']);
  expect((await scenario.ledger()).map(({ name }) => name)).toEqual(['reserve', 'reserve', 'ship', 'ship']);
});

test('every workload gives its figures, in the shape that --json writes', async () => {
  const report = await runBench({ sizes: tinySize, withPeer: false });

  expect(report.leftOut).toEqual([]);
  expect(report.figures.map(({ unit }) => unit)).toEqual([
    '× floor',
    '× floor',
    '× floor',
    '× floor',
    'KB per instance',
    '× beside 2',
    '× in process',
    's',
  ]);
  for (const one of report.figures) {
    expect(one).toEqual({
      workload: expect.any(String) as string,
      unit: expect.any(String) as string,
      measured: expect.any(Number) as number,
      bound: expect.stringMatching(/^at (most|least)$/) as string,
      target: expect.any(Number) as number,
      holds: expect.any(Boolean) as boolean,
      basis: expect.any(String) as string,
      limitedBy: expect.any(String) as string,
    });
  }
}, 30_000);

test('a figure holds by its bound, and the table says so', () => {
  const given = { workload: 'w', unit: '× floor', target: 2, basis: 'b', limitedBy: 'l' };
  const figures = [
    figure({ ...given, measured: 2.5, bound: 'at most' }),
    figure({ ...given, measured: 2.5, bound: 'at least' }),
  ];

  expect(figures.map(({ holds }) => holds)).toEqual([false, true]);
  expect(reportText({ node: '20.0.0', figures, leftOut: ['Left out.'] }).split('\n')).toEqual([
    'Node 20.0.0',
    '',
    'workload  measured      target      holds  basis  limited by',
    'w         2.50 × floor  at most 2   NO     b      l',
    'w         2.50 × floor  at least 2  yes    b      l',
    '',
    'Left out.',
  ]);
});

test('an unknown workload is refused by name', async () => {
  const names = workloads.map(({ name }) => name).join(', ');

  await expect(runBench({ sizes: tinySize, only: ['chains'] })).rejects.toThrow(
    `There is no workload "chains"; choose from ${names}.`,
  );
});
