import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'durable-functions',
  ask: 'A ticket is sold and nothing goes wrong. How often does the line `The orchestrator runs` stand in the log?',
  app: 'docs/snippets/tickets',
  others: ['Once', 'Twice', 'Four times'],
  because:
    'The orchestrator runs when the instance starts, again when `ChargeCard` has ended, and again when `SendTicket` has ended. Each time it begins at its first line.',
  async answer(scenario) {
    await scenario.start('SellTicketOrchestrator', { input: { seat: 'B12', card: '4711' } });
    await scenario.untilIdle();

    const lines = scenario.records.filter(
      (record) => record.kind === 'log' && record.text.includes('The orchestrator runs'),
    );
    return ['Never', 'Once', 'Twice', 'Three times', 'Four times'][lines.length];
  },
});
