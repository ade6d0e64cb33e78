import { eventTypeName } from '#core';
import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'sub-orchestrations',
  ask: '`ShipOrderOrchestrator` ships three parcels. When it is `Completed`, how many events in its own history are about its children?',
  app: 'docs/snippets/parcels',
  others: ['3 events', '12 events', '18 events'],
  because:
    'Two for each child: `SubOrchestrationInstanceCreated` when it was called, `SubOrchestrationInstanceCompleted` when it was over. Labels and couriers are in the histories of the children, four events in each.',
  async answer(scenario) {
    await scenario.start('ShipOrderOrchestrator', { instanceId: 'order-1', input: ['a vase', 'a clock', 'a lamp'] });
    await scenario.untilIdle();

    const events = (await scenario.history('order-1')).map(eventTypeName);
    return `${events.filter((event) => /^(SubOrchestration|Task)/.test(event)).length} events`;
  },
});
