import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'determinism-and-versions',
  ask: 'One parcel, one instance. Take the code on the label, the code in the text message and the code in the output. How many different codes are these?',
  app: 'docs/snippets/locker-impure',
  others: ['One', 'Two', 'None: the instance fails'],
  because:
    'The orchestrator runs three times: at its start, and once after each activity. Each run draws a code of its own, and each of the three values comes from another run.',
  async answer(scenario) {
    const id = await scenario.start('LockerOrchestrator');
    await scenario.untilIdle();
    const status = await scenario.status(id);
    if (status?.runtimeStatus !== 'Completed') return 'None: the instance fails';
    const codes = [...(await scenario.ledger()).map(({ input }) => input), status.output];
    return ['None', 'One', 'Two', 'Three'][new Set(codes).size];
  },
});
