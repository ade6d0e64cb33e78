import changed from '../snippets/stay-changed/stay-orchestrator.ts?raw';
import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'determinism-and-versions',
  ask: 'The room is prepared, and a stay waits for its guest. Now code is deployed that calls `CheckPassport` before `PrepareRoom`. The guest arrives. What becomes of the stay?',
  app: 'docs/snippets/stay-before',
  others: ['It is Completed by the old steps', 'It checks the passport and is Completed', 'It stays Running'],
  because:
    'The history says that the first call was `PrepareRoom`. The replay asks for `CheckPassport` there, and the host takes that for an error in the code.',
  async answer(scenario) {
    const id = await scenario.start('StayOrchestrator', { input: 'Ada' });
    await scenario.advance('1 day');
    await scenario.deploy({ files: { 'stay.ts': changed } });
    await scenario.raise(id, 'GuestArrived');
    await scenario.untilIdle();
    const status = await scenario.status(id);
    if (status?.runtimeStatus !== 'Completed') return status && `It ${stateText(status.runtimeStatus)}`;
    const isChecked = (await scenario.ledger()).some(({ name }) => name === 'CheckPassport');
    return isChecked ? 'It checks the passport and is Completed' : 'It is Completed by the old steps';
  },
});

function stateText(runtimeStatus: string): string {
  return runtimeStatus === 'Running' ? 'stays Running' : `is ${runtimeStatus}`;
}
