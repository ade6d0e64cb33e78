import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'eternal-orchestrations',
  ask: 'The tank holds enough for months. After one week, 168 rounds, how many events has the history of `GreenhouseLoopOrchestrator`?',
  app: 'docs/snippets/greenhouse',
  others: ['8 events', '168 events', '336 events'],
  because:
    'Each round adds eight: the activity that was scheduled and completed, the timer that was created and fired, and the bounds of two episodes. Each of the next replays reads them all. `GreenhouseOrchestrator` has nine after the same week, and after a year.',
  async answer(scenario) {
    await scenario.start('GreenhouseLoopOrchestrator', { instanceId: 'loop-1', input: 100_000 });
    await scenario.advance('167 hours 1 minute');

    const rounds = (await scenario.ledger()).length;
    return rounds === 168 ? `${(await scenario.history('loop-1')).length} events` : undefined;
  },
});
