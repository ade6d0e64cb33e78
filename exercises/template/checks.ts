// Checks: every sentence of the contract of TemplateOrchestrator, as a story on the virtual clock.

import type { Check } from '../define-exercise.ts';
import { activityCalls, describeCalls, describeInstance, expectThat, json, sameJson } from '../observations.ts';
import type { Scenario } from '../observations.ts';

const NAME = 'Ada';
const GREETING = 'Good morning, Ada';

/** Starts an instance, with a stand-in for the activity, and lets everything happen. */
async function greet(scenario: Scenario): Promise<void> {
  await scenario.stub('Greet', { returns: GREETING });
  await scenario.start('TemplateOrchestrator', { instanceId: 'greeting-1', input: NAME });
  await scenario.untilIdle();
}

/** What happened, as the end of a sentence. */
async function seen(scenario: Scenario): Promise<string> {
  return `${describeCalls(await activityCalls(scenario))}, and ${await describeInstance(scenario, 'greeting-1')}`;
}

const callsTheActivity: Check = {
  id: 'calls-the-activity',
  title: 'Greet is called once, with the input of the orchestration',
  points: 50,
  hint: 'Calling an activity gives a task, and nothing happens until you yield it.',
  async run(scenario) {
    await greet(scenario);
    const calls = await activityCalls(scenario);
    const holds = calls.length === 1 && calls.every(({ name, input }) => name === 'Greet' && sameJson(input, NAME));
    expectThat(holds, `Greet to be called once with ${json(NAME)}`, await seen(scenario));
  },
};

const returnsTheGreeting: Check = {
  id: 'returns-the-greeting',
  title: 'The output of the orchestration is what Greet returned',
  points: 50,
  hint: 'When a task has ended, `yield` gives back its result.',
  async run(scenario) {
    await greet(scenario);
    const status = await scenario.status('greeting-1');
    expectThat(sameJson(status?.output, GREETING), `the output ${json(GREETING)}`, await seen(scenario));
  },
};

/** In the order in which learners meet them. */
export const checks = [callsTheActivity, returnsTheGreeting] as const;
