// #region replay
import { replayCapsule } from 'durable-functions-workshop/simulator';
import { expect, test } from 'vitest';

test('the order that a learner sent as a file is rejected after an hour', async () => {
  const run = await replayCapsule('tests/vitest/approval.run.json');

  expect(await run.isAsSaved()).toBe(true);
  expect(await run.status('order-42')).toHaveCompleted();
  expect(run).toHaveCalledActivity('ProcessRejection');

  await run.start('ApprovalOrchestrator', { instanceId: 'order-43' });
  await run.raise('order-43', 'ApprovalEvent', true);
  await run.untilIdle();
  expect(run).toHaveCalledActivity('ProcessApproval');
  await run.close();
});
// #endregion replay
