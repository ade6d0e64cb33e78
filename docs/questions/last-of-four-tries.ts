import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'errors-and-retries',
  ask: 'The line to the bank stays busy, and `TakePayment` fails at once each time. With these options, when is it tried for the last time?',
  app: 'docs/snippets/shop',
  others: ['After 15 seconds', 'After 20 seconds', 'After 75 seconds'],
  because:
    'Four tries have three waits between them, and each is twice as long as the one before: 5, 10 and 20 seconds. The number counts the tries, with the first one.',
  async answer(scenario) {
    await scenario.stub('TakePayment', { fails: 'The line to the bank is busy.' });
    await scenario.start('OrderOrchestrator', { input: { item: 'lamp', card: '4711', to: 'Oslo' } });
    await scenario.untilIdle();

    const last = (await scenario.ledger()).findLast(({ name }) => name === 'TakePayment');
    return last && `After ${last.at / 1000} seconds`;
  },
});
