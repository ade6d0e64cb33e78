import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'timers',
  ask: 'The timer of five days is not cancelled, and the drill comes back on day two. When is the instance `Completed`?',
  app: 'docs/snippets/loan-uncancelled',
  others: ['On day 2', 'On day 7', 'Never'],
  because:
    'The function has returned on day two, but the timer is still open. Only when it fires is nothing open any more.',
  async answer(scenario) {
    const id = await scenario.start('LoanOrchestrator');
    await scenario.advance('2 days');
    await scenario.raise(id, 'ToolReturned');
    for (let day = 2; day < 30; day += 1) {
      await scenario.advance(0);
      if ((await scenario.status(id))?.runtimeStatus === 'Completed') return `On day ${String(day)}`;
      await scenario.advance('1 day');
    }
    return 'Never';
  },
});
