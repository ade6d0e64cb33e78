import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'eternal-orchestrations',
  ask: 'The tank has 100 litres. `Refilled` comes with `10`. Half a minute later, while `WriteDown` is still at work, `Refilled` comes with `5`. How many litres does the custom status say in the end?',
  app: 'docs/snippets/greenhouse',
  others: ['100 litres', '105 litres', '115 litres'],
  because:
    'The second event is in the history of the execution that is writing down the first. Nobody takes it there. Then `continueAsNew` begins the next execution with an empty history, and the event is gone with the old one.',
  async answer(scenario) {
    await scenario.start('TankOrchestrator', { instanceId: 'tank-1', input: 100 });
    await scenario.raise('tank-1', 'Refilled', 10);
    await scenario.advance('30 s');
    await scenario.raise('tank-1', 'Refilled', 5);
    await scenario.untilIdle();

    const status = (await scenario.status('tank-1'))?.customStatus as { litres: number } | undefined;
    return status && `${status.litres} litres`;
  },
});
