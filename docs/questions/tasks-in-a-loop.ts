import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'fan-out-fan-in',
  ask: '`OneByOneOrchestrator` makes all three tasks first, and then yields one after the other. The photos take six, two and four seconds. After how many seconds is it `Completed`?',
  app: 'docs/snippets/album',
  others: ['After 6 seconds', 'After 2 seconds', 'After 4 seconds'],
  because:
    '`callActivity` only makes a task. The host hears of it when it is yielded, so the dog is not begun before the beach has ended: six and two and four seconds.',
  async answer(scenario) {
    const instanceId = await scenario.start('OneByOneOrchestrator', { input: ['beach', 'dog', 'cake'] });
    await scenario.untilIdle();

    const status = await scenario.status(instanceId);
    if (status?.runtimeStatus !== 'Completed') return undefined;
    return `After ${(status.lastUpdatedMs - status.createdMs) / 1000} seconds`;
  },
});
