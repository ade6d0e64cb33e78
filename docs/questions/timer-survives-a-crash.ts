import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'timers',
  ask: 'A drill is lent. On day three the worker dies and comes back a moment later. When does the reminder come?',
  app: 'docs/snippets/loan',
  others: ['On day 7', 'Never', 'On day 3'],
  because:
    'The timer is a message that the host keeps, with the time at which it is due. The worker that asked for it is not needed any more.',
  async answer(scenario) {
    await scenario.start('LoanOrchestrator', { input: 'the drill' });
    await scenario.advance('3 days');
    await scenario.crash();
    await scenario.untilIdle();
    const reminder = (await scenario.ledger()).find(({ name }) => name === 'SendReminder');
    return reminder ? `On day ${String(reminder.at / (24 * 60 * 60 * 1000))}` : 'Never';
  },
});
