// The checks of the callback: whom it answers for, what it stops, and what it must not disturb.

import type { Check } from '../define-exercise.ts';
import { expectThat } from '../observations.ts';
import type { Scenario } from '../observations.ts';
import {
  ALL_WINDOWS,
  ANGELA,
  BRIAN,
  CAROL,
  NOBODYS_NUMBER,
  WINDOW_MS,
  withAttempts,
  withDefaultSettings,
} from './contacts.ts';
import type { Contact } from './contacts.ts';
import { answeredBy, callBack, expectStatusCode, Incident } from './incident.ts';
import { expectRightAnswers } from './moments.ts';
import { openTimers } from './open-timers.ts';

/** In a failure: nothing is left of an incident. */
const PURGED = 'was purged';

/** The place of a callback among the inputs of a story in which it is the second. */
const CALLBACK = 1;
const THIRD_CALLBACK = 3;
const SECOND_REPORT = 1;

const callbackStopsEverything: Check = {
  id: 'callback-stops-everything',
  title: 'A callback is answered with 202, and then nobody is notified any more',
  points: 5,
  hint: 'How does the instance that waits learn of the callback? Raise an event on it.',
  run: withDefaultSettings(async (scenario) => {
    const incident = await Incident.report(scenario);
    await scenario.advance('150 s');
    const answer = await callBack(scenario, ANGELA.phoneNumber);
    expectStatusCode(answer, [202], 'the callback of Angela');
    await scenario.advance(ALL_WINDOWS);
    await incident.expectNotified([[ANGELA, 0, 100_000]], 'when Angela calls back at 150 s');
  }),
};

const outputTellsWhoAnswered: Check = {
  id: 'output-tells-who-answered',
  title: 'The output says who answered, and on which attempt',
  points: 5,
  hint: 'An attempt lasts until the next one begins. The first one is number 1, for every contact.',
  run: withDefaultSettings(async (scenario) => {
    await expectAnswer(scenario, { contact: ANGELA, afterMs: 50_000, attempt: 1 });
    await expectAnswer(scenario, { contact: BRIAN, afterMs: WINDOW_MS + 150_000, attempt: 2 });
  }),
};

interface Answer {
  readonly contact: Contact;
  /** After the report. */
  readonly afterMs: number;
  readonly attempt: number;
}

async function expectAnswer(scenario: Scenario, { contact, afterMs, attempt }: Answer): Promise<void> {
  const incident = await Incident.report(scenario, `Server ${attempt} does not answer`);
  await scenario.advance(afterMs);
  await callBack(scenario, contact.phoneNumber);
  await scenario.advance(ALL_WINDOWS);
  await incident.expectOutcome(
    answeredBy(contact, attempt),
    `when ${contact.name} calls back ${afterMs / 1_000} s after the report`,
  );
}

const completesWithTheCallback: Check = {
  id: 'completes-with-the-callback',
  title: 'The process ends at the moment of the callback, and leaves no timer open',
  points: 5,
  hint: 'An instance ends when nothing that it scheduled is open any more. What is still open when the callback comes?',
  run: withDefaultSettings(async (scenario) => {
    const incident = await Incident.report(scenario);
    await scenario.advance('50 s');
    await callBack(scenario, ANGELA.phoneNumber);
    await scenario.advance(0);
    await incident.expectAnswered('at the moment of the callback');
    const open = await openTimers(scenario);
    expectThat(open.length === 0, 'no timer to be open after the callback', `there is one of ${open.join(' and of ')}`);
  }),
};

const unknownNumberIs404: Check = {
  id: 'unknown-number-is-404',
  title: 'A callback from a number that is no contact’s is answered with 404, and the process goes on',
  points: 5,
  hint: 'Before you tell anybody about the callback, find out whether anybody waits for this number.',
  run: withDefaultSettings(async (scenario) => {
    const incident = await Incident.report(scenario);
    await scenario.advance('50 s');
    expectStatusCode(await callBack(scenario, NOBODYS_NUMBER), [404], `a callback from ${NOBODYS_NUMBER}`);
    await scenario.advance('100 s');
    await incident.expectWaiting(`after a callback from ${NOBODYS_NUMBER}`);
  }),
};

const idleNumberIsNoError: Check = {
  id: 'idle-number-is-no-error',
  title: 'A callback from a contact of whom nothing is wanted is answered with 202 or 404, and is no error',
  points: 2,
  hint: {
    usual: 'What does your code read for a number of which it has never heard? It can be nothing at all.',
    when: [
      {
        words: PURGED,
        hint: 'A link that is left behind leads to an instance that is no longer there, and raising an event on it is an error. Who takes the link away?',
      },
    ],
  },
  run: withDefaultSettings(async (scenario) => {
    for (const { name, phoneNumber } of [ANGELA, CAROL]) {
      const answer = await callBack(scenario, phoneNumber);
      expectStatusCode(answer, [202, 404], `a callback of ${name} before anything was reported`);
    }
    await scenario.advance(ALL_WINDOWS);
    const incident = await Incident.report(scenario);
    await incident.expectWaiting('also when Angela had called back long before it');

    await callBack(scenario, ANGELA.phoneNumber);
    await scenario.advance(ALL_WINDOWS);
    await purgeWhatHasEnded(scenario);
    const answer = await callBack(scenario, ANGELA.phoneNumber);
    expectStatusCode(answer, [202, 404], `a callback of Angela after the incident that she answered ${PURGED}`);
  }),
};

/** Whoever runs the app removes what has ended, sooner or later. */
async function purgeWhatHasEnded(scenario: Scenario): Promise<void> {
  for (const { instanceId, runtimeStatus } of await scenario.instances()) {
    if (instanceId.startsWith('@') || runtimeStatus !== 'Completed') continue;
    await scenario.http('DELETE', `/runtime/webhooks/durabletask/instances/${encodeURIComponent(instanceId)}`);
  }
}

const lateCallbackIsTooLate: Check = {
  id: 'late-callback-is-too-late',
  title: 'A callback after the window does not stop the next contact',
  points: 5,
  hint: 'When a window is over, nothing may be left by which its contact could still answer.',
  run: withDefaultSettings(async (scenario) => {
    await scenario.stub('SendNotification', { returns: null, takes: '20 s' });
    const incident = await Incident.report(scenario);
    await scenario.advance('310 s');
    await scenario.advance('40 s');
    const answer = await callBack(scenario, ANGELA.phoneNumber);
    expectStatusCode(answer, [202, 404], 'a callback of Angela after her window');
    await scenario.advance('100 s');
    await incident.expectNotified(
      [
        [ANGELA, 0, 100_000, 200_000],
        [BRIAN, 300_000, 400_000],
      ],
      'until 450 s, also when Angela calls back after her window',
    );
    await callBack(scenario, BRIAN.phoneNumber);
    await scenario.advance(ALL_WINDOWS);
    const holds = (run: Scenario) =>
      incident
        .in(run)
        .expectOutcome(answeredBy(BRIAN, 2), 'when Brian calls back in his window, and Angela after hers');
    await holds(scenario);
    // Early is at 310 s, while Brian is notified for the first time, and late is at 450 s.
    await scenario.explore({ only: ['early', 'late', 'twice'], inputs: [CALLBACK], atOnce: 1, holds });
  }),
};

const secondCallbackIsHarmless: Check = {
  id: 'second-callback-is-harmless',
  title:
    'A second callback is no error whenever it comes, and changes nothing, not even for an incident that is reported later',
  points: 5,
  hint: 'A callback answers what waits at that moment. Afterwards nothing may remember it.',
  run: withDefaultSettings(async (scenario) => {
    const incident = await Incident.report(scenario);
    await scenario.advance('50 s');
    for (const which of ['first', 'second', 'third']) {
      const answer = await callBack(scenario, ANGELA.phoneNumber);
      expectStatusCode(answer, which === 'first' ? [202] : [202, 404], `the ${which} callback of Angela`);
      if (which === 'second') await scenario.advance('10 s');
    }
    await scenario.advance(ALL_WINDOWS);
    await incident.expectOutcome(answeredBy(ANGELA, 1), 'also when Angela calls back three times');
    await incident.expectNotified([[ANGELA, 0]], 'also when Angela calls back three times');
    await scenario.explore({
      only: ['after moment', 'message twice'],
      inputs: [THIRD_CALLBACK],
      atOnce: 1,
      holds: (run) => expectRightAnswers(run, [incident]),
    });

    const later = await Incident.report(scenario, 'The mail server is down');
    await scenario.advance('50 s');
    await later.expectWaiting('although Angela had answered for another incident before');
  }),
};

const callbackWhileSending: Check = {
  id: 'callback-while-sending',
  title: 'A callback that comes while a notification is being sent is not lost, and counts for that attempt',
  points: 5,
  hint: 'Does the callback find the incident as soon as a notification is out? And where does an event go that comes while your orchestrator waits for the activity? A wait that has lost a race is still there, and takes it. Or had the task ended before `Task.any` was asked?',
  run: withDefaultSettings(async (scenario) => {
    await scenario.stub('SendNotification', { returns: null, takes: '30 s' });
    const incident = await Incident.report(scenario);
    await scenario.advance('210 s');
    await callBack(scenario, ANGELA.phoneNumber);
    await scenario.advance('60 s'); // longer than a sending takes that a crash made begin again
    await incident.expectOutcome(answeredBy(ANGELA, 3), 'when Angela calls back while attempt 3 is being sent');
    await scenario.explore({
      only: ['after moment'],
      inputs: [CALLBACK],
      atOnce: 1,
      holds: (run) => expectRightAnswers(run, [incident]),
    });
  }),
};

const oneCallbackForAll: Check = {
  id: 'one-callback-for-all',
  title: 'One callback answers every incident that waits for that number at that moment, and no other',
  points: 10,
  hint: 'Two incidents can wait for the same number. What does your app remember of the first when the second comes, perhaps at the same moment? And if you choose the instance IDs of sub-orchestrations: are they different for every incident?',
  run: withAttempts(1, async (scenario) => {
    const first = await Incident.report(scenario, 'The web shop is down');
    await scenario.advance('30 s');
    const second = await Incident.report(scenario, 'The mail server is down');
    await scenario.advance('30 s');
    await callBack(scenario, ANGELA.phoneNumber);
    await scenario.advance(ALL_WINDOWS);
    await first.expectOutcome(answeredBy(ANGELA, 1), 'when Angela calls back for the two incidents that wait for her');
    await second.expectOutcome(answeredBy(ANGELA, 1), 'when Angela calls back for the two incidents that wait for her');
    // The first moments are those in which the first incident is on its way to Angela.
    await scenario.explore({
      only: ['after moment'],
      inputs: [SECOND_REPORT],
      atOnce: 1,
      schedules: 14,
      holds: (run) => expectRightAnswers(run, [first, second]),
    });

    const atBrian = await Incident.report(scenario, 'The printer is on fire');
    await scenario.advance('310 s');
    const third = await Incident.report(scenario, 'The phone is dead');
    await scenario.advance('30 s');
    await callBack(scenario, ANGELA.phoneNumber);
    await scenario.advance(0);
    await atBrian.expectWaiting('for Brian, when Angela calls back');
    await callBack(scenario, BRIAN.phoneNumber);
    await scenario.advance(ALL_WINDOWS);
    await third.expectOutcome(answeredBy(ANGELA, 1), 'when Angela calls back for the one that waits for her');
    await atBrian.expectOutcome(answeredBy(BRIAN, 1), 'when Brian calls back');
  }),
};

const survivesACrash: Check = {
  id: 'survives-a-crash',
  title: 'A callback finds its incident also when the worker has crashed, at whatever moment that was',
  points: 5,
  hint: 'A crash takes everything that the app holds in memory. What outlives it?',
  run: withDefaultSettings(async (scenario) => {
    const incident = await Incident.report(scenario);
    await scenario.advance('20 s');
    await scenario.crash();
    const answer = await callBack(scenario, ANGELA.phoneNumber);
    expectStatusCode(answer, [202], 'the callback of Angela after a crash of the worker');
    await scenario.advance(ALL_WINDOWS);
    await incident.expectOutcome(answeredBy(ANGELA, 1), 'when Angela calls back after a crash of the worker');
    await scenario.explore({ only: ['crash'], atOnce: 1, holds: (run) => expectRightAnswers(run, [incident]) });
  }),
};

export const callbackChecks = [
  callbackStopsEverything,
  outputTellsWhoAnswered,
  completesWithTheCallback,
  unknownNumberIs404,
  idleNumberIsNoError,
  lateCallbackIsTooLate,
  secondCallbackIsHarmless,
  callbackWhileSending,
  oneCallbackForAll,
  survivesACrash,
] as const;
