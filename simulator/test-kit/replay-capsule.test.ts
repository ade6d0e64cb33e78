// A run that was saved in the page, in a test.

import { expect, test, vi } from 'vitest';
import { VERSION_1 } from '../stories/capsule.version-1.ts';
import { CapsuleError, replayCapsule } from './index.ts';
import './vitest.ts';

vi.setConfig({ testTimeout: 30_000 }); // a thread starts

test('a saved run is made again up to its end, and can go on', async () => {
  const run = await replayCapsule(VERSION_1);

  expect(await run.status('order-1')).toHaveCompleted('shipped lamp');
  expect(run).toHaveCalledActivity('ship', { item: 'lamp' });
  expect(await run.isAsSaved()).toBe(true);

  await run.start('approval', { instanceId: 'order-2' });
  await run.untilIdle();
  expect(await run.status('order-2')).toHaveCompleted('too late');
  await run.close();
});

test('a file that is not there, and one that is no run, are named', async () => {
  await expect(replayCapsule('no-such-run.json')).rejects.toThrow(
    new CapsuleError('no-such-run.json cannot be read; give replayCapsule a file that "Save run" has made.'),
  );
  await expect(replayCapsule(new URL('../../package.json', import.meta.url))).rejects.toThrow(
    'This file is JSON, but no saved run; choose one that "Save run" has made.',
  );
  await expect(replayCapsule('no-such-run.json')).rejects.toHaveProperty('name', 'CapsuleError');
});

test('a run whose code cannot be loaded says where', async () => {
  const broken = VERSION_1.replace('import * as df', 'import as df');

  await expect(replayCapsule(broken)).rejects.toThrow(/^src\/functions\/approval\.ts:1:\d+: /);
});
