import { defineQuestion } from './define-question.ts';

export default defineQuestion({
  lesson: 'stateful-entities',
  ask: 'Nobody has offered seats for Friday yet. Somebody sends `POST /api/shows/friday/seats` with 50, gets `202`, and sends `GET /api/shows/friday/seats` at once. Which answer may come?',
  app: 'docs/snippets/seats',
  others: ['Only `200` with 50', '`200` with 0', '`500`, because the entity is busy'],
  because:
    'The `202` says that the signal is in the queue of the entity. Until the entity has taken it out, there is nothing to read. On Azure that is often done a moment later, but nobody promises it.',
  async answer(scenario) {
    const offer = await scenario.http('POST', '/api/shows/friday/seats', { body: '50' });
    const early = await scenario.http('GET', '/api/shows/friday/seats');
    await scenario.untilIdle();
    const late = await scenario.http('GET', '/api/shows/friday/seats');

    const isOffered = offer.status === 202 && late.text === '50';
    return isOffered && early.status !== 200
      ? `\`${String(early.status)}\`, as if nothing had been offered`
      : undefined;
  },
});
