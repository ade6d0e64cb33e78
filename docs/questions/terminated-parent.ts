import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'sub-orchestrations',
  ask: 'A courier needs an hour for a vase. After ten minutes somebody terminates the order that had called for the shipping. What is the status of the vase’s instance two hours later?',
  app: 'docs/snippets/parcels',
  others: ['`Terminated`', '`Running`', '`Failed`'],
  because:
    'Terminating ends one instance, not its children. The vase is shipped, and its result goes to a parent that takes no more messages. To stop a child, terminate the child.',
  async answer(scenario) {
    await scenario.stub('HandOver', { returns: 'receipt: a vase', takes: '1 hour' });
    await scenario.start('ShipOrderOrchestrator', { instanceId: 'order-1', input: ['a vase'] });
    await scenario.advance('10 minutes');
    await scenario.terminate('order-1');
    await scenario.advance('2 hours');

    const vase = await scenario.status('order-1-1');
    const ended = (await scenario.status('order-1'))?.runtimeStatus === 'Terminated';
    return ended && vase ? `\`${vase.runtimeStatus}\`` : undefined;
  },
});
