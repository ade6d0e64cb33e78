import { eventTypeName } from '#core';
import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'events',
  ask: 'The courier is fast: `ParcelDelivered` arrives before `DeliveryOrchestrator` has run for the first time. Then it runs. Which event stands in the history right after `EventRaised`?',
  app: 'docs/snippets/delivery',
  others: ['`TaskScheduled`', '`TimerFired`', '`OrchestratorCompleted`'],
  because:
    'The event is there already, so the wait is over as soon as it begins. But `Task.any` was given a timer as well, so `TimerCreated` is written, although the same episode cancels that timer. `TaskScheduled` for `CloseDelivery` comes next.',
  async answer(scenario) {
    const instanceId = await scenario.start('DeliveryOrchestrator', { input: 'a vase' });
    await scenario.raise(instanceId, 'ParcelDelivered', 'Ada');
    await scenario.untilIdle();

    const events = (await scenario.history(instanceId)).map(eventTypeName);
    const next = events[events.indexOf('EventRaised') + 1];
    return next && `\`${next}\``;
  },
});
