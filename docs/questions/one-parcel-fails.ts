import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'sub-orchestrations',
  ask: '`ShipOrderOrchestrator` ships a vase and a piano, side by side. `PrintLabel` throws an error for the piano. What becomes of the order, and of the vase?',
  app: 'docs/snippets/parcels',
  others: [
    'The order is `Completed`, and so is the vase',
    'The order is `Failed`, and the vase is `Terminated`',
    'The order is `Failed`, and so is the vase',
  ],
  because:
    'The error of the piano is thrown where the parent waits, and nobody catches it. The vase has an instance of its own. Nobody calls it back, so the courier takes it along.',
  async answer(scenario) {
    await scenario.start('ShipOrderOrchestrator', { instanceId: 'order-1', input: ['a vase', 'a piano'] });
    await scenario.untilIdle();

    const order = await scenario.status('order-1');
    const vase = await scenario.status('order-1-1');
    if (!order || !vase) return undefined;
    return `The order is \`${order.runtimeStatus}\`, and the vase is \`${vase.runtimeStatus}\``;
  },
});
