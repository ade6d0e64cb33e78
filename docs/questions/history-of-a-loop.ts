import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'eternal-orchestrations',
  ask: 'The tank holds enough for months. After one day, 24 rounds, how many events does the history of `GreenhouseLoopOrchestrator` have?',
  app: 'docs/snippets/greenhouse',
  others: ['8 events', '24 events', '48 events'],
  because:
    'Each round adds eight: the activity that was scheduled and completed, the timer that was created and fired, and the bounds of two episodes. Every later replay reads them all. `GreenhouseOrchestrator` has nine events after a day, and nine after a year.',
  async answer(scenario) {
    await scenario.start('GreenhouseLoopOrchestrator', { instanceId: 'loop-1', input: 100_000 });
    await scenario.advance('23 hours 1 minute');

    const rounds = (await scenario.ledger()).length;
    return rounds === 24 ? `${(await scenario.history('loop-1')).length} events` : undefined;
  },
});
