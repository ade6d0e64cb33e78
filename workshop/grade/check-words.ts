// Check words: what an instructor's own checks find in "durable-functions-workshop/checks" (exercise-modules.js leads here).
//
// Owns:   that a value which nobody awaited is told as a mistake of the check, and gets into no feedback.
// Never:  says anything itself: the words are those of the exercises' checks (exercises/observations.ts).

import * as observations from '#exercises/observations';
import { followed } from './awaited-words.ts';
import { CheckMistake, notAwaited } from './check-mistake.ts';

export const expectThat: typeof observations.expectThat = (condition, expected, actual) => {
  mustBeThere('the condition of expectThat(…)', [condition]);
  if (`${expected} ${actual}`.includes('[object Promise]'))
    throw new CheckMistake(notAwaited('a value in the words of expectThat(…)'));
  observations.expectThat(condition, expected, actual);
};

export const activityCalls: typeof observations.activityCalls = (scenario) =>
  followed(scenario, 'activityCalls(…)', observations.activityCalls(scenario));

export const describeInstance: typeof observations.describeInstance = (scenario, instanceId) =>
  followed(scenario, 'describeInstance(…)', observations.describeInstance(scenario, instanceId));

export const describeStatus = ofValues('describeStatus', observations.describeStatus);
export const describeCalls = ofValues('describeCalls', observations.describeCalls);
export const json = ofValues('json', observations.json);
export const sameJson = ofValues('sameJson', observations.sameJson);

/** A word that only looks at what it is given: what it throws is about that. */
function ofValues<Values extends readonly unknown[], Result>(
  name: string,
  word: (...values: Values) => Result,
): (...values: Values) => Result {
  return (...values) => {
    mustBeThere(`what ${name}(…) is given`, values);
    try {
      return word(...values);
    } catch (error) {
      throw error instanceof CheckMistake ? error : new CheckMistake(`${name}(…): ${(error as Error).message}`);
    }
  };
}

function mustBeThere(what: string, values: readonly unknown[]): void {
  if (values.some((value) => value instanceof Promise)) throw new CheckMistake(notAwaited(what));
}
