import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { defineQuestion } from '../../docs/questions/define-question.ts';
import { answerQuestion, inOrder } from './question.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('amounts stand as they grow, in figures or in words', () => {
  expect(inOrder(['Three times', 'Never', 'Twice', 'Once'])).toEqual(['Never', 'Once', 'Twice', 'Three times']);
  expect(inOrder(['12 events', '3 events', '5 events'])).toEqual(['3 events', '5 events', '12 events']);
  expect(inOrder(['On day 7', 'Never', 'On day 5'])).toEqual(['Never', 'On day 5', 'On day 7']);
});

test('the order of other texts does not tell which is right', () => {
  const texts = ['It fails', 'It waits', 'It completes'];
  expect(inOrder(texts)).toEqual(inOrder([...texts].reverse()));
});

const question = defineQuestion({
  lesson: 'events',
  ask: 'What is the status?',
  app: 'docs/snippets/delivery',
  others: ['Completed', 'Failed'],
  because: 'It waits.',
  async answer(scenario) {
    const instanceId = await scenario.start('DeliveryOrchestrator', { input: 'a vase' });
    await scenario.advance('1 hour');
    return (await scenario.status(instanceId))?.runtimeStatus;
  },
});

test('the right answer comes from the run', async () => {
  const { choices, right } = await answerQuestion('q', question, root);

  expect(choices[right]).toBe('Running');
  expect([...choices].sort()).toEqual(['Completed', 'Failed', 'Running']);
});

test('a run that nobody foresaw fails the build', async () => {
  const lost = { ...question, answer: () => Promise.resolve(undefined) };

  await expect(answerQuestion('q', lost, root)).rejects.toThrow(
    'docs/questions/q.ts: the run led to none of the foreseen answers.',
  );
});
