// Checks of exercise 04: every sentence of the contract of ApprovalOrchestrator, as a story on the virtual clock.

import type { Check } from '../define-exercise.ts';
import { expectThat, json, sameJson } from '../observations.ts';
import type { Scenario } from '../observations.ts';
import { Order } from './order.ts';

const ONE_HOUR_MS = 60 * 60 * 1000;

const waitsForAnAnswer: Check = {
  id: 'waits-for-an-answer',
  title: 'Until an answer comes, the order waits: it is Running and no activity was called',
  points: 10,
  hint: 'Waiting begins where the orchestrator yields a task. What does yours yield before it calls an activity?',
  async run(scenario) {
    const order = await Order.start(scenario);
    await scenario.advance('30 minutes');
    await order.expectWaiting('after 30 minutes without an answer');
  },
};

const trueApproves: Check = {
  id: 'true-approves',
  title: 'ApprovalEvent with true calls ProcessApproval',
  points: 10,
  hint: 'Two things have to fit: the name of the event, letter by letter, and what your code compares with the result of its task. What came is the boolean `true`.',
  async run(scenario) {
    const order = await Order.start(scenario);
    await scenario.advance('10 minutes');
    await order.raise(true);
    await scenario.untilIdle();
    await order.expectCalled('ProcessApproval', 'after ApprovalEvent with true');
  },
};

const falseRejectsAtOnce: Check = {
  id: 'false-rejects-at-once',
  title: 'ApprovalEvent with false calls ProcessRejection at once',
  points: 10,
  hint: 'That the event came says only that somebody answered. What the answer was is in the result of the task.',
  async run(scenario) {
    const order = await Order.start(scenario);
    await scenario.advance('10 minutes');
    await order.raise(false);
    await scenario.advance(0);
    await order.expectCalled('ProcessRejection', 'at 0:10:00, the moment of ApprovalEvent with false', scenario.now());
  },
};

const noAnswerRejects: Check = {
  id: 'no-answer-rejects',
  title: 'With no answer, ProcessRejection is called after one hour, and not a moment sooner',
  points: 10,
  hint: {
    usual:
      'Let the event race with a durable timer. How many milliseconds are one hour? And what one order came to may not be left over for the next.',
    when: [
      {
        words: 'Cannot cancel a completed task',
        hint: 'When the timer has won there is nothing to cancel. Cancel it where the event has won, and only there.',
      },
    ],
  },
  async run(scenario) {
    const order = await Order.start(scenario);
    await scenario.advance(ONE_HOUR_MS - 1);
    await order.expectWaiting('one millisecond before the hour is over');
    await scenario.advance(1);
    await order.expectCalled('ProcessRejection', 'at 1:00:00, because nobody answered', ONE_HOUR_MS);

    const approved = await Order.start(scenario);
    await approved.raise(true);
    await scenario.untilIdle();
    const unanswered = await Order.start(scenario);
    await scenario.advance(ONE_HOUR_MS);
    const when = 'after its hour, because nobody answered, although another order was approved before';
    await unanswered.expectCalled('ProcessRejection', when, scenario.now());
  },
};

const lastSecondCounts: Check = {
  id: 'last-second-counts',
  title: 'An answer after 59 minutes and 59 seconds still counts',
  points: 5,
  hint: 'The hour is counted from the time at which the orchestration started.',
  async run(scenario) {
    await scenario.advance('20 minutes'); // an app is older than its orders
    const order = await Order.start(scenario);
    await scenario.advance('59 minutes 59 s');
    await order.raise(true);
    await scenario.untilIdle();
    await order.expectCalled(
      'ProcessApproval',
      'after ApprovalEvent with true 59 minutes and 59 seconds after its start',
    );
  },
};

const lateAnswerIsIgnored: Check = {
  id: 'late-answer-is-ignored',
  title: 'An answer after 60 minutes and 1 second comes too late: the order stays rejected',
  points: 5,
  hint: 'Once the timer has won, nothing may listen to the event any more.',
  async run(scenario) {
    const order = await Order.start(scenario);
    await scenario.advance('60 minutes 1 s');
    await order.raise(true);
    await scenario.untilIdle();
    await order.expectOnlyCall('ProcessRejection', 'when the answer comes at 1:00:01');
  },
};

const inputIsPassedOn: Check = {
  id: 'input-is-passed-on',
  title: 'The activity gets the input of the orchestration, whatever it is',
  points: 10,
  hint: 'The answer decides which activity is called. What the activity works on is the input of the orchestration.',
  async run(scenario) {
    const cases = [
      { input: { id: 7, lines: [{ item: 'Lamp', price: 19.5 }] }, answer: true },
      { input: 'order Zoë / 7', answer: false },
      { input: 0, answer: undefined },
      { input: ['A-1', 'A-2'], answer: true },
    ];
    for (const { input, answer } of cases) {
      const order = await Order.start(scenario, input);
      await scenario.advance('1 minute');
      if (answer !== undefined) await order.raise(answer);
      await scenario.untilIdle();
      await expectInput(order, input);
    }
  },
};

async function expectInput(order: Order, input: unknown): Promise<void> {
  const calls = await order.calls();
  const holds = calls.length > 0 && calls.every((call) => sameJson(call.input, input));
  expectThat(holds, `the activity to be called with ${json(input)}, the input of ${order.id}`, await order.seen());
}

const outputIsReturned: Check = {
  id: 'output-is-returned',
  title: 'The output of the orchestration is what the activity returned',
  points: 10,
  hint: 'What an activity returned is the value of the `yield`. The orchestrator has to return it.',
  async run(scenario) {
    await scenario.stub('ProcessApproval', { returns: { receipt: ['R-1', null], total: 12.5 } });
    await scenario.stub('ProcessRejection', { returns: 0 });
    await expectReturned(scenario, true, { receipt: ['R-1', null], total: 12.5 });
    await expectReturned(scenario, false, 0);
    await scenario.stub('ProcessRejection', { returns: 'nobody answered' });
    await expectReturned(scenario, undefined, 'nobody answered');
  },
};

async function expectReturned(scenario: Scenario, answer: boolean | undefined, returned: unknown): Promise<void> {
  const order = await Order.start(scenario);
  await scenario.advance('1 minute');
  if (answer !== undefined) await order.raise(answer);
  await scenario.untilIdle();
  await order.expectOutput(returned, `${order.id} to be Completed with ${json(returned)}, which its activity returned`);
}

const oneActivityInAll: Check = {
  id: 'one-activity-in-all',
  title: 'Exactly one activity is called for an order, however it ends',
  points: 5,
  hint: 'Follow your code line by line for the answer `true`. Where does it go after `ProcessApproval`?',
  async run(scenario) {
    for (const answer of [true, false, undefined]) {
      const order = await Order.start(scenario);
      await scenario.advance('20 minutes');
      if (answer !== undefined) await order.raise(answer);
      await scenario.untilIdle();
      const story = answer === undefined ? 'no answer' : `the answer ${answer}`;
      expectThat((await order.calls()).length === 1, `one activity call after ${story}`, await order.seen());
    }
  },
};

const completesWithTheEvent: Check = {
  id: 'completes-with-the-event',
  title: 'The timer is cancelled, so the order is Completed at the moment of the event',
  points: 10,
  hint: 'An instance ends when nothing that it scheduled is open any more. What is still open when the event has won?',
  async run(scenario) {
    await scenario.stub('ProcessApproval', { returns: 'approved' });
    await scenario.stub('ProcessRejection', { returns: 'rejected' });
    for (const answer of [true, false]) {
      const order = await Order.start(scenario);
      await scenario.advance('10 minutes');
      await order.raise(answer);
      await scenario.advance(0);
      await order.expectCompleted(`at the moment of the answer ${answer}`);
    }
  },
};

const earlyEventCounts: Check = {
  id: 'early-event-counts',
  title: 'An event that is raised before the orchestrator first runs still counts',
  points: 5,
  hint: 'The host keeps an early event until the orchestrator waits for it. Just wait as always.',
  async run(scenario) {
    const early = await Order.start(scenario);
    await early.raise(true);
    await scenario.untilIdle();
    await early.expectOnlyCall('ProcessApproval', 'when true was raised before the first run');
    const earlyNo = await Order.start(scenario);
    await earlyNo.raise(false);
    await scenario.untilIdle();
    await earlyNo.expectOnlyCall('ProcessRejection', 'when false was raised before the first run');
  },
};

const firstAnswerStands: Check = {
  id: 'first-answer-stands',
  title: 'A second event changes nothing, neither while the activity runs nor after the end',
  points: 5,
  hint: 'Wait once. After the first answer nothing may ask again.',
  async run(scenario) {
    await scenario.stub('ProcessApproval', { returns: 'approved', takes: '10 minutes' });
    await scenario.stub('ProcessRejection', { returns: 'rejected', takes: '10 minutes' });
    await answerThrice(scenario, true);
    await answerThrice(scenario, false);
  },
};

/** The answer; the opposite while the activity runs; and the opposite again when all is over. */
async function answerThrice(scenario: Scenario, answer: boolean): Promise<void> {
  const activity = answer ? 'ProcessApproval' : 'ProcessRejection';
  const order = await Order.start(scenario);
  await scenario.advance('5 minutes');
  await order.raise(answer);
  await scenario.advance('1 minute');
  await order.raise(!answer);
  await scenario.untilIdle();
  await order.expectOnlyCall(activity, `after the answers ${answer} and ${!answer}`);
  await order.expectCompleted(`after the answers ${answer} and ${!answer}`);

  const { output } = (await scenario.status(order.id)) ?? {};
  await order.raise(!answer);
  await scenario.untilIdle();
  await order.expectOnlyCall(activity, `after the answer ${answer}, also when ${!answer} comes after the end`);
  await order.expectOutput(output, `the output to stay ${json(output)} when ${!answer} comes after the end`);
}

const otherEventsAreIgnored: Check = {
  id: 'other-events-are-ignored',
  title: 'An event with another name is ignored, also when only a capital letter differs',
  points: 5,
  hint: 'Wait for `ApprovalEvent` by that name, and for nothing else.',
  async run(scenario) {
    const order = await Order.start(scenario);
    await scenario.advance('5 minutes');
    for (const eventName of ['Approval', 'ApprovalEvents', 'approvalEvent', 'approvalevent']) {
      await order.raise(true, eventName);
      await scenario.advance('1 minute');
      await order.expectWaiting(`after an event with the name ${eventName}`);
    }
    await order.raise(false);
    await scenario.untilIdle();
    await order.expectOnlyCall('ProcessRejection', 'after ApprovalEvent with false');
  },
};

export const checks = [
  waitsForAnAnswer,
  trueApproves,
  falseRejectsAtOnce,
  noAnswerRejects,
  lastSecondCounts,
  lateAnswerIsIgnored,
  inputIsPassedOn,
  outputIsReturned,
  oneActivityInAll,
  completesWithTheEvent,
  earlyEventCounts,
  firstAnswerStands,
  otherEventsAreIgnored,
] as const;
