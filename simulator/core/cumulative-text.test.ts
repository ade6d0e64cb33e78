// Cumulative texts say what JSON.parse says, whatever the texts before them were.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CumulativeText } from './cumulative-text.ts';

const LONG = 'x'.repeat(5_000);

const action = fc.record(
  {
    actionType: fc.nat(14),
    functionName: fc.constantFrom('A', '"actions"', ']]', '\u2028'),
    input: fc.jsonValue(),
    isCanceled: fc.boolean(),
  },
  { requiredKeys: ['actionType'] },
);
const answer = fc.record({
  isDone: fc.constant(false),
  actions: fc.tuple(fc.array(action, { maxLength: 6 })),
  output: fc.option(fc.jsonValue(), { nil: undefined }),
});
/** Each answer repeats so many of the actions before it, and adds its own. */
const answers = fc.array(fc.record({ repeats: fc.nat(12), answer }), { minLength: 2, maxLength: 6 });

test('texts that go on, fall back, or have nothing to do with each other', () => {
  fc.assert(
    fc.property(answers, (steps) => {
      const texts = new CumulativeText();
      let before: readonly unknown[] = [{ actionType: 0, input: LONG }];
      for (const { repeats, answer } of steps) {
        before = [...before.slice(0, repeats), ...answer.actions[0]];
        const text = JSON.stringify({ ...answer, actions: [before], more: LONG });
        expect(texts.parse(text)).toEqual(JSON.parse(text));
      }
    }),
    { numRuns: 300, seed: 1 },
  );
});

const first = `{"isDone":false,"actions":[[{"input":"${LONG}"}]]}`;

test.each([
  ['the list says more than one list', `{"isDone":false,"actions":[[{"input":"${LONG}"}],[1]]}`],
  ['the actions are said once more', `{"isDone":false,"actions":[[{"input":"${LONG}"}]],"actions":[[]]}`],
  ['spaces stand between', `{"isDone":false,"actions":[[{"input":"${LONG}"} , {"a": 1}]]}`],
  ['it is done', `{"isDone":true,"actions":[[{"input":"${LONG}"}]],"output":1}`],
])('another way of writing: %s', (_, text) => {
  const texts = new CumulativeText();
  texts.parse(first);

  expect(texts.parse(text)).toEqual(JSON.parse(text));
});

test.each([
  ['a comma without an action', `{"isDone":false,"actions":[[{"input":"${LONG}"},]]}`],
  ['no end', `{"isDone":false,"actions":[[{"input":"${LONG}"}`],
])('what is no JSON is refused: %s', (_, text) => {
  const texts = new CumulativeText();
  texts.parse(first);

  expect(() => texts.parse(text)).toThrow(SyntaxError);
});
