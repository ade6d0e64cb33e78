import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'testing',
  ask: 'A test starts `approveOrder`, and its next line asks for the status. What does it find?',
  app: 'tests/kit/app docs/snippets/orders-mail',
  others: ['`Running`', '`Completed`', 'Nothing: there is no such instance yet'],
  because:
    'A start is a message, as on Azure. It waits in the task hub, and the orchestrator first runs when the test moves the clock; `advance(0)` is enough.',
  async answer(scenario) {
    const order = await scenario.start('approveOrder', { input: { id: 'A-17', amount: 250 } });
    const status = await scenario.status(order);
    return status && `\`${status.runtimeStatus}\``;
  },
});
