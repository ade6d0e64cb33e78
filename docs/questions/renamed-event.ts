import { defineQuestion } from './define-question.ts';

/** The new code: the event has another name. */
const RENAMED = {
  'stay.ts': `import * as df from 'durable-functions';

df.app.orchestration('StayOrchestrator', function* (context) {
  const guest = context.df.getInput<string>();
  yield context.df.callActivity('PrepareRoom', guest);
  yield context.df.waitForExternalEvent('Arrived');
});

df.app.activity('PrepareRoom', { handler: () => 'done' });
`,
};

export default defineQuestion({
  lesson: 'determinism-and-versions',
  ask: 'The same stay, but the new code only renames the event: it waits for `Arrived`. The reception, which knows nothing of it, raises `GuestArrived`. What does the status of the stay say a year later?',
  app: 'docs/snippets/stay-before',
  others: ['Failed', 'Completed', 'Terminated'],
  because:
    'A wait leaves no event in the history, so nothing contradicts it. The stay waits for an event that nobody will raise, and no error tells you.',
  async answer(scenario) {
    const id = await scenario.start('StayOrchestrator', { input: 'Ada' });
    await scenario.advance('1 day');
    await scenario.deploy({ files: RENAMED });
    await scenario.raise(id, 'GuestArrived');
    await scenario.advance('365 days');
    return (await scenario.status(id))?.runtimeStatus;
  },
});
