import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'stateful-entities',
  ask: 'One seat is left on each day. `BookWeekendOrchestrator` holds both locks, and `ChargeCard` takes a minute. In that minute an instance of `BookSeatOrchestrator` calls `take` for Friday, and a client reads how many seats Friday has. What do the two get?',
  app: 'docs/snippets/seats',
  others: [
    'Both wait until the locks are released',
    'The call gets the seat, and the client reads 0',
    'The call fails because of the lock, and the client reads 1',
  ],
  because:
    'A lock keeps the operations of others in the queue. Reading is not an operation: it takes what is stored, also in the middle of a critical section.',
  async answer(scenario) {
    await scenario.stub('ChargeCard', { returns: 'charged', takes: '1 minute' });
    for (const day of ['friday', 'saturday']) await scenario.signal(`@freeseats@${day}`, 'add', 1);
    await scenario.untilIdle();
    const weekend = await scenario.start('BookWeekendOrchestrator', { input: '4711' });
    await scenario.advance('30 seconds');
    const booking = await scenario.start('BookSeatOrchestrator', { input: 'friday' });
    await scenario.advance('10 seconds');
    const read = await scenario.http('GET', '/api/shows/friday/seats');
    const isWaiting = (await scenario.status(booking))?.runtimeStatus === 'Running';
    await scenario.untilIdle();

    const outputs = [(await scenario.status(weekend))?.output, (await scenario.status(booking))?.output];
    return isWaiting && String(outputs) === 'booked,sold out'
      ? `The call waits until the locks are released; the client reads ${read.text} at once`
      : undefined;
  },
});
