import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'errors-and-retries',
  ask: 'The bank refuses the card, in all four tries. What is undone?',
  app: 'docs/snippets/shop',
  others: [
    'First `RefundPayment`, then `ReleaseItem`',
    'Only `RefundPayment`',
    'Nothing, because the order is not complete',
  ],
  because:
    'A step is noted after its `yield`, so when it throws, it is not in the list. There is no payment that could be given back, only an item on a shelf with a name on it.',
  async answer(scenario) {
    await scenario.stub('TakePayment', { fails: 'The card is refused.' });
    await scenario.start('OrderOrchestrator', { input: { item: 'lamp', card: '4711', to: 'Oslo' } });
    await scenario.untilIdle();

    const calls = (await scenario.ledger()).map(({ name }) => name);
    const undone = calls.filter((name) => name === 'RefundPayment' || name === 'ReleaseItem');
    return undone.length === 1 ? `Only \`${undone[0] ?? ''}\`` : undefined;
  },
});
