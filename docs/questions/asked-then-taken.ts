import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'stateful-entities',
  ask: 'One seat is left, and two instances of this orchestrator start at the same moment. How do they end, and what does the entity say afterwards?',
  app: 'docs/snippets/seats docs/snippets/seats-overbooked',
  others: [
    'One is `booked`, one is `sold out`; 0 seats',
    'Both are `booked`; 0 seats',
    'One is `booked`, one fails; 0 seats',
  ],
  because:
    'Each operation runs alone, but between the `get` and the `add` of one booking the `get` of the other comes in. Both are told 1, and both take it.',
  async answer(scenario) {
    await scenario.signal('@freeseats@friday', 'add', 1);
    await scenario.untilIdle();
    const bookings = [];
    for (let count = 0; count < 2; count += 1) {
      bookings.push(await scenario.start('BookSeatOrchestrator', { input: 'friday' }));
    }
    await scenario.untilIdle();

    const statuses = await Promise.all(bookings.map((booking) => scenario.status(booking)));
    const areBooked = statuses.every((status) => status?.output === 'booked');
    const seats = (await scenario.entity('@freeseats@friday'))?.state;
    return areBooked ? `Both are \`booked\`; ${String(seats)} seats` : undefined;
  },
});
