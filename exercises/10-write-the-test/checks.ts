// Checks of exercise 10: the learner's tests, run on apps that are right and on apps that have one bug each.

import type { Check } from '../define-exercise.ts';
import { expectThat } from '../observations.ts';
import type { Scenario } from '../observations.ts';
import * as apps from './apps-under-test.ts';
import type { AppUnderTest } from './apps-under-test.ts';
import { addApps, describeFailures, runTests } from './test-run.ts';

/** What every test file needs before its silence means anything. */
const TELLING_TESTS = 2;
const TWO_OR_MORE = 'two tests or more';
const TESTS_MISSING = {
  words: TWO_OR_MORE,
  hint: 'Write the tests that the comment in `src/approval-tests.ts` lists.',
};

const passesTheRightApp: Check = {
  id: 'passes-the-right-app',
  title: 'On an app that does what the task says, every test passes; there are two or more',
  points: 15,
  hint: {
    usual:
      'Read the message of the test that fails. Does it ask for something that no sentence of the task says, or does it look too early?',
    when: [TESTS_MISSING],
  },
  run: (scenario) => expectAllPass(scenario, apps.rightApp, 'an app that does what the task says'),
};

const passesAnotherRightApp: Check = {
  id: 'passes-another-right-app',
  title: 'Every test also passes on a right app that is written in another way; there are two or more',
  points: 15,
  hint: {
    usual:
      'Ask for what the task promises, and for nothing beside it. Which members of a status does the task speak of?',
    when: [TESTS_MISSING],
  },
  run: (scenario) =>
    expectAllPass(scenario, apps.otherRightApp, 'an app that retries its activities and sets a custom status'),
};

async function expectAllPass(scenario: Scenario, app: AppUnderTest, description: string): Promise<void> {
  await addApps(scenario, [app]);
  const results = await runTests(scenario, app);
  expectThat(results.length >= TELLING_TESTS, TWO_OR_MORE, `there is ${results.length}`);
  const failed = results.filter((result) => !result.passed);
  expectThat(failed.length === 0, `every test to pass on ${description}`, describeFailures(failed));
}

/** A bug, and the check that a test finds it. What happened names the bug, because each has a remedy of its own. A test that fails on the right app as well finds nothing. */
function catches(bug: {
  readonly id: string;
  /** The end of the sentence `A test fails on an app that …`. */
  readonly app: string;
  readonly source: AppUnderTest;
  readonly hint: string;
}): Check {
  return {
    id: bug.id,
    title: `A test fails on an app that ${bug.app}`,
    points: 7,
    hint: bug.hint,
    run: (scenario) => expectCaught(scenario, bug.source, bug.app),
  };
}

async function expectCaught(scenario: Scenario, app: AppUnderTest, description: string): Promise<void> {
  await addApps(scenario, [app, apps.rightApp]);
  const expected = 'a test to fail on the broken app, and to pass on a right one';

  const results = await runTests(scenario, app);
  const failed = results.filter((result) => !result.passed).map((result) => result.name);
  expectThat(failed.length > 0, expected, `${countText(results)} passed on one that ${description}`);

  const onTheRightApp = await runTests(scenario, apps.rightApp, failed);
  const caught = onTheRightApp.some((result) => result.passed);
  expectThat(caught, expected, `on the right one ${describeFailures(onTheRightApp)}`);
}

const countText = ({ length }: readonly unknown[]): string => (length === 1 ? 'the only test' : `all ${length} tests`);

export const checks = [
  passesTheRightApp,
  passesAnotherRightApp,
  catches({
    id: 'catches-another-event-name',
    app: 'waits for `approvalEvent`, with a small letter',
    source: apps.otherEventName,
    hint: 'Raise `ApprovalEvent` with `true`, let the app run, and look whether anything came of it.',
  }),
  catches({
    id: 'catches-a-no-taken-for-yes',
    app: 'approves whatever the answer is',
    source: apps.payloadIgnored,
    hint: 'Answer with `false`. Completed alone is not enough: what should the output be?',
  }),
  catches({
    id: 'catches-a-no-that-waits-on',
    app: 'goes on waiting after a no',
    source: apps.asksUntilApproved,
    hint: 'A no counts at once. Look at the moment of the answer, before any more time passes.',
  }),
  catches({
    id: 'catches-an-endless-wait',
    app: 'waits for ever when nobody answers',
    source: apps.noTimeout,
    hint: 'Answer nothing, and move the clock. It costs no time.',
  }),
  catches({
    id: 'catches-a-short-hour',
    app: 'waits only 59 minutes',
    source: apps.minuteTooShort,
    hint: 'A limit has two sides. Look at the order shortly before the hour is over as well.',
  }),
  catches({
    id: 'catches-silence-taken-for-yes',
    app: 'approves when nobody answers',
    source: apps.silenceApproves,
    hint: 'After an hour of silence the order has ended. How did it end?',
  }),
  catches({
    id: 'catches-a-timer-left-running',
    app: 'lets the timer run on after the answer',
    source: apps.timerLeftRunning,
    hint: 'Such an app still ends, but when the hour is over. At which moment do you look?',
  }),
  catches({
    id: 'catches-a-second-activity',
    app: 'calls `ProcessRejection` after `ProcessApproval`',
    source: apps.bothActivities,
    hint: 'The output tells nothing of it. Another word of `src/kit.ts` does.',
  }),
  catches({
    id: 'catches-another-input',
    app: 'hands the answer to the activity, and not the order',
    source: apps.answerAsInput,
    hint: 'The output holds what the activity was given. Compare the whole of it.',
  }),
  catches({
    id: 'catches-a-lost-result',
    app: 'does not return what the activity returned',
    source: apps.resultNotReturned,
    hint: 'What is the output of an order that has ended?',
  }),
] as const;
