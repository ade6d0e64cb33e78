import { defineQuestion } from './define-question.ts';

interface Caught {
  readonly isError: boolean;
  readonly code: string;
  readonly message: string;
}

export default defineQuestion({
  lesson: 'errors-and-retries',
  ask: '`SendParcel` throws a `CourierError` with the code `NO_COURIER`. What does the `catch` of `ParcelOrchestrator` get?',
  app: 'docs/snippets/shop',
  others: [
    'The `CourierError` with its message and its code',
    'A plain `Error` with the message `No courier goes to the moon.`',
    'Nothing: an error of an activity ends the instance',
  ],
  because:
    'Between worker and host everything is text. The SDK makes a new `Error`, and its message says which activity failed, then what that activity’s error said, then the host’s own notes as JSON. Class and code are gone.',
  async answer(scenario) {
    const order = { item: 'lamp', card: '4711', to: 'the moon' };
    const instanceId = await scenario.start('ParcelOrchestrator', { input: order });
    await scenario.untilIdle();

    const { isError, code, message } = (await scenario.status(instanceId))?.output as Caught;
    const says = message.includes('No courier goes to the moon.') && message.length > 100;
    return isError && code === 'none' && says
      ? 'A plain `Error` with `No courier goes to the moon.` somewhere in its message'
      : undefined;
  },
});
