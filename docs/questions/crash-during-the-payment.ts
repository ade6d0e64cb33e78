import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'durable-functions',
  ask: '`ChargeCard` takes ten seconds. After five of them the worker dies, and a new one takes its place. What happens to the payment?',
  app: 'docs/snippets/tickets',
  others: [
    '`ChargeCard` goes on where it was',
    'The instance fails',
    'The orchestrator goes on with `SendTicket`, because `ChargeCard` has been called',
  ],
  because:
    'The history says that `ChargeCard` was called, but it holds no result. The host can’t know how far it came, so it runs it once more. An activity runs at least once; exactly once is usual, but not promised.',
  async answer(scenario) {
    await scenario.stub('ChargeCard', { returns: { seat: 'B12', paid: 45 }, takes: '10 seconds' });
    const instanceId = await scenario.start('SellTicketOrchestrator', { input: { seat: 'B12', card: '4711' } });
    await scenario.advance('5 seconds');
    await scenario.crash();
    await scenario.untilIdle();

    const charges = (await scenario.ledger()).filter(({ name }) => name === 'ChargeCard').length;
    const status = await scenario.status(instanceId);
    return charges === 2 && status?.runtimeStatus === 'Completed'
      ? '`ChargeCard` runs again, from its first line'
      : undefined;
  },
});
