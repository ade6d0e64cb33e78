import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'testing',
  ask: 'The app restarts on the first day, and the order is approved on the second. What is the output?',
  app: 'docs/snippets/orders-remembered',
  others: ['`charged 250`', 'There is none: the instance fails', 'There is none: the instance waits for ever'],
  because:
    'The restart empties the map. `askForApproval` has its result in the history, so it is not run again, and nobody fills the map a second time. No error, no warning, and a wrong amount.',
  async answer(scenario) {
    const order = await scenario.start('approveOrder', { input: { id: 'A-17', amount: 250 } });
    await scenario.advance('1 day');
    await scenario.crash();
    await scenario.advance('1 day');
    await scenario.raise(order, 'Approved', true);
    await scenario.untilIdle();
    const status = await scenario.status(order);
    return status?.runtimeStatus === 'Completed' ? `\`${String(status.output)}\`` : undefined;
  },
});
