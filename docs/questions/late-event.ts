import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'events',
  ask: 'Nobody has signed for a lamp when the two days are over. An hour later the courier reports Ada’s signature after all, and `ReportDelivery` answers `202`. What does the status endpoint give as the `output` of that instance now?',
  app: 'docs/snippets/delivery',
  others: ['`a lamp has arrived`', '`null`, for the instance runs again', 'Nothing: it answers `410 Gone`'],
  because:
    'The timer won the race, and the instance completed then. A finished instance takes no events and its output never changes. `raiseEvent` resolves all the same, so the `202` says nothing about it.',
  async answer(scenario) {
    await scenario.start('DeliveryOrchestrator', { input: 'a lamp', instanceId: 'parcel-2' });
    await scenario.advance('2 days');
    await scenario.advance('1 hour');
    const report = await scenario.http('POST', '/api/parcels/parcel-2/delivered', { body: 'Ada' });
    await scenario.untilIdle();

    const status = await scenario.http('GET', '/runtime/webhooks/durabletask/instances/parcel-2');
    if (report.status !== 202 || status.status !== 200) return undefined;
    return `\`${String((status.json() as { output: unknown }).output)}\``;
  },
});
