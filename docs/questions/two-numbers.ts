import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'durable-functions',
  ask: 'This orchestrator sells a ticket, and nothing goes wrong. How do the numbers that the two activities get compare, and how does the instance end?',
  app: 'docs/snippets/tickets docs/snippets/tickets-random',
  others: [
    'They are the same, and the instance is `Completed`',
    'They differ, and the instance is `Failed`',
    'They are the same, and the instance is `Failed`',
  ],
  because:
    'The line with `Math.random()` runs at every replay. `ChargeCard` was called in the first run, `SendTicket` in the second, and each got the number of its run. The host compares which activities are called and in which order, not with what, so nobody notices.',
  async answer(scenario) {
    const instanceId = await scenario.start('SellTicketOrchestrator', { input: { seat: 'B12', card: '4711' } });
    await scenario.untilIdle();

    const numbers = (await scenario.ledger()).map(({ input }) => (input as { number: number }).number);
    const { runtimeStatus = 'unknown' } = (await scenario.status(instanceId)) ?? {};
    const compared = new Set(numbers).size === 1 ? 'are the same' : 'differ';
    return numbers.length === 2 ? `They ${compared}, and the instance is \`${runtimeStatus}\`` : undefined;
  },
});
