import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'fan-out-fan-in',
  ask: 'Among the photos is `notes`, for which `ShrinkPhoto` throws at once. The beach takes six seconds, the cake four. How does the instance of `AlbumOrchestrator` end?',
  app: 'docs/snippets/album',
  others: [
    'It is `Failed` at once, and the other two are stopped',
    'It is `Completed` after 6 seconds, with the results of the other two',
    'It is `Failed` at once, and the other two go on',
  ],
  because:
    '`Task.all` throws as soon as one of its tasks fails, so the results of the others are lost. But nothing stops an activity that has begun, and the host ends the instance only when all that it scheduled has ended.',
  async answer(scenario) {
    const instanceId = await scenario.start('AlbumOrchestrator', { input: ['beach', 'notes', 'cake'] });
    await scenario.untilIdle();

    const status = await scenario.status(instanceId);
    if (!status) return undefined;
    const seconds = (status.lastUpdatedMs - status.createdMs) / 1000;
    return `It is \`${status.runtimeStatus}\` after ${seconds} seconds, when the other two have ended`;
  },
});
