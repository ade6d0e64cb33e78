import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'fan-out-fan-in',
  ask: 'After five seconds the worker dies. The dog and the cake are ready by then, the beach is not. How often is `ShrinkPhoto` begun in all, for the three photos?',
  app: 'docs/snippets/album',
  others: ['Three times', 'Five times', 'Six times'],
  because:
    'The results of the dog and the cake stand in the history, and a replay takes them from there. Of the beach there is none, so it is begun once more, from its start.',
  async answer(scenario) {
    const instanceId = await scenario.start('AlbumOrchestrator', { input: ['beach', 'dog', 'cake'] });
    await scenario.advance('5 seconds');
    await scenario.crash();
    await scenario.untilIdle();

    const status = await scenario.status(instanceId);
    const begun = (await scenario.ledger()).length;
    const words = ['Never', 'Once', 'Twice', 'Three times', 'Four times', 'Five times', 'Six times'];
    return status?.runtimeStatus === 'Completed' ? words[begun] : undefined;
  },
});
