import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'fan-out-fan-in',
  ask: 'The beach takes six seconds, the dog two and the cake four. What does `AlbumOrchestrator` return for `["beach","dog","cake"]`?',
  app: 'docs/snippets/album',
  others: [
    '`["small dog","small cake","small beach"]`, in the order in which they were ready',
    '`["small dog"]`, because it was ready first',
  ],
  because:
    'The results of `Task.all` are in the order of its tasks, whoever was ready first. So the result at a place belongs to the photo at the same place.',
  async answer(scenario) {
    const instanceId = await scenario.start('AlbumOrchestrator', { input: ['beach', 'dog', 'cake'] });
    await scenario.untilIdle();

    const { output } = (await scenario.status(instanceId)) ?? {};
    const inOrderOfInput = JSON.stringify(output) === '["small beach","small dog","small cake"]';
    return inOrderOfInput ? `\`${JSON.stringify(output)}\`, in the order of the photos` : undefined;
  },
});
