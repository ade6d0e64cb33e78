// The checks that need no callback: how the process starts, who is notified when, and how it ends when nobody answers.

import type { Check } from '../define-exercise.ts';
import { describeStatus, expectThat, json } from '../observations.ts';
import type { HttpResult, Scenario } from '../observations.ts';
import {
  ADRIAN,
  ALL_WINDOWS,
  ANGELA,
  BRIAN,
  CAROL,
  settingsOf,
  WINDOW_MS,
  withAttempts,
  withDefaultSettings,
} from './contacts.ts';
import type { Contact } from './contacts.ts';
import { describeAnswer, expectStatusCode, Incident, membersOf, sendReport, UNANSWERED } from './incident.ts';

const MANAGEMENT_URLS = ['statusQueryGetUri', 'sendEventPostUri', 'terminatePostUri', 'purgeHistoryDeleteUri'];

const answersWithAddresses: Check = {
  id: 'answers-with-addresses',
  title: 'A report is answered with 202 and the addresses of its instance, for its status and for ending it',
  points: 5,
  hint: 'The durable client makes this response; you only have to return it.',
  run: withDefaultSettings(async (scenario) => {
    const answer = await sendReport(scenario, 'The web shop is down');
    expectStatusCode(answer, [202], 'a report');
    const members = membersOf(answer);
    const missing = MANAGEMENT_URLS.filter((name) => typeof members[name] !== 'string');
    const expected = 'an answer with the id of the instance and its management URLs';
    expectThat('id' in members && missing.length === 0, expected, describeAnswer(answer));
    await expectStatusOf(scenario, answer);
  }),
};

async function expectStatusOf(scenario: Scenario, answer: HttpResult): Promise<void> {
  const { id, statusQueryGetUri } = membersOf(answer);
  await scenario.advance(0);
  const { pathname, search } = new URL(String(statusQueryGetUri));
  const status = await scenario.http('GET', pathname + search);
  const isStatus = membersOf(status).instanceId === id;
  expectThat(isStatus, 'statusQueryGetUri to give the status of the instance', describeAnswer(status));
}

const notifiesTheFirstAtOnce: Check = {
  id: 'notifies-the-first-at-once',
  title: 'The first contact is notified at once, with the message of the report, as attempt 1',
  points: 5,
  hint: 'SendNotification takes one object with three members. Look at the type beside the activity.',
  run: withDefaultSettings(async (scenario) => {
    const incident = await Incident.report(scenario, 'Orders get lost since 3:12');
    await incident.expectNotified([[ANGELA, 0]], 'at the moment of the report');
    const [call] = await incident.calls();
    const message = call && (call.input as { readonly message?: unknown }).message;
    expectThat(
      message === incident.message,
      `the message ${json(incident.message)}, as it was reported`,
      `it was ${json(message)}`,
    );
  }),
};

const spreadsTheAttempts: Check = {
  id: 'spreads-the-attempts',
  title: 'Unless a setting says otherwise, a contact is notified at 0, 100 and 200 seconds of a window of 300 seconds',
  points: 5,
  hint: 'Divide the window by the number of attempts. This check sets neither setting, so if it fails alone, look for a default in your code, and for other values in local.settings.json.',
  async run(scenario) {
    const incident = await Incident.report(scenario);
    await scenario.advance(WINDOW_MS - 1);
    await incident.expectNotified([[ANGELA, 0, 100_000, 200_000]], 'until the end of the first window');
    await scenario.advance(1);
    await incident.expectNotified(
      [
        [ANGELA, 0, 100_000, 200_000],
        [BRIAN, 300_000],
      ],
      'until 300 s',
    );
  },
};

const countsFromTheStart: Check = {
  id: 'counts-from-the-start',
  title: 'The times of the attempts count from the start of the window, however long the sending takes',
  points: 5,
  hint: 'Work out each instant from the start of the window, not from the moment at which you ask for the timer.',
  run: withDefaultSettings(async (scenario) => {
    await scenario.stub('SendNotification', { returns: null, takes: '20 s' });
    const incident = await Incident.report(scenario);
    await scenario.advance('410 s');
    await incident.expectNotified(
      [
        [ANGELA, 0, 100_000, 200_000],
        [BRIAN, 300_000, 400_000],
      ],
      'until 410 s, when each sending takes 20 s',
    );
  }),
};

const followsTheSettings: Check = {
  id: 'follows-the-settings',
  title: 'The settings say how long the window is and how many attempts there are in it, to the millisecond',
  points: 5,
  hint: 'Settings are environment variables, and those are texts.',
  async run(scenario) {
    await scenario.settings(settingsOf(100, 6));
    const incident = await Incident.report(scenario);
    await scenario.advance('99 s');
    await incident.expectNotified(
      [[ANGELA, 0, 16_667, 33_333, 50_000, 66_667, 83_333]],
      'with six attempts in a window of 100 s',
    );
  },
};

const goesOnInOrder: Check = {
  id: 'goes-on-in-order',
  title: 'Contacts are tried in ascending order, whatever the order of the table: the next one when the window is over',
  points: 5,
  hint: 'An activity promises no order. The orders are numbers; sorted as texts, 10 would come before 2.',
  run: withDefaultSettings(async (scenario) => {
    const [first, second, third] = [
      { ...CAROL, order: 2 },
      { ...ANGELA, order: 9 },
      { ...BRIAN, order: 10 },
    ] as const;
    await scenario.stub('GetSupportContacts', { returns: [third, first, second] });
    const incident = await Incident.report(scenario);
    await scenario.advance('610 s');
    await incident.expectNotified(
      [
        [first, 0, 100_000, 200_000],
        [second, 300_000, 400_000, 500_000],
        [third, 600_000],
      ],
      'until 610 s, when Carol has the order 2, Angela 9 and Brian 10',
    );
  }),
};

const notifiesOneTeam: Check = {
  id: 'notifies-one-team',
  title: 'Everybody in team A is notified when nobody answers, and nobody else',
  points: 3,
  hint: 'GetSupportContacts takes the name of the team whose contacts you want.',
  run: withAttempts(1, async (scenario) => {
    const incident = await Incident.report(scenario);
    await scenario.advance(ALL_WINDOWS);
    const numbers = (await incident.calls()).map(({ input }) => (input as Partial<Contact>).phoneNumber);
    const isNotified = ({ phoneNumber }: Contact) => numbers.includes(phoneNumber);
    expectThat(
      [ANGELA, BRIAN, CAROL].every(isNotified) && !isNotified(ADRIAN),
      'Angela, Brian and Carol of team A to be notified, and not Adrian of team B',
      await incident.seen(),
    );
  }),
};

const endsUnanswered: Check = {
  id: 'ends-unanswered',
  title: 'The process ends when the last window is over, and its output says that nobody answered',
  points: 5,
  hint: 'Three members are wanted in this case, too.',
  run: withAttempts(1, async (scenario) => {
    const incident = await Incident.report(scenario);
    await scenario.advance(3 * WINDOW_MS - 2);
    await incident.expectWaiting('just before the third window is over');
    await scenario.advance(4);
    await incident.expectOutcome(UNANSWERED, 'when the third window is over');
  }),
};

/** An HTTP function beside the app, through which a setting changes while an incident runs. */
const CHANGE_SETTINGS = {
  'checks/change-settings.ts': `import { app } from '@azure/functions';

app.http('WorkshopChangeSettings', {
  methods: ['POST'],
  handler: async (request) => {
    Object.assign(process.env, await request.json());
    return { status: 204 };
  },
});
`,
};

const settingsStayOutside: Check = {
  id: 'settings-stay-outside',
  title: 'No orchestrator reads a setting: when one changes, an incident that runs still comes to its end',
  points: 5,
  hint: 'At the next replay a setting can be another one, and then the code no longer fits its history. Who may read it?',
  run: withAttempts(2, async (scenario) => {
    await scenario.add(CHANGE_SETTINGS);
    const incident = await Incident.report(scenario);
    await scenario.advance('160 s');
    await scenario.http('POST', '/api/WorkshopChangeSettings', { body: settingsOf(60, 1) });
    await scenario.advance(ALL_WINDOWS);
    await incident.expectCompleted('although its settings changed after 160 s');
  }),
};

const FIFTY = Array.from({ length: 50 }, (_, index): Contact => {
  const phoneNumber = `+3165000${String(index + 1).padStart(4, '0')}`;
  return { name: `Contact ${index + 1}`, team: 'A', phoneNumber, order: index + 1 };
});
const LONGEST_HISTORY = 60;
/** Windows that are waited for: every contact adds four events at least to a history that grows, so 60 are passed by then. */
const WINDOWS_TRIED = 20;

const keepsHistoriesShort: Check = {
  id: 'keeps-histories-short',
  title: 'With 50 contacts, no execution has a history of more than 60 events',
  points: 5,
  hint: 'Every replay reads the whole history. What can begin anew with each contact, and what has to be handed over?',
  run: withDefaultSettings(async (scenario) => {
    await scenario.stub('GetSupportContacts', { returns: FIFTY });
    await scenario.stub('SendNotification', { returns: null });
    const incident = await Incident.send(scenario);
    // A copy walks the long way: what is tried with each moment of this scenario would take too long there.
    const run = await scenario.replay([]);
    await run.advance(WINDOWS_TRIED * WINDOW_MS - 1);
    await expectTried(run, incident);
    const { name, events } = longestHistory(run);
    const expected = `no history of more than ${LONGEST_HISTORY} events while ${WINDOWS_TRIED} of 50 contacts are tried`;
    expectThat(events <= LONGEST_HISTORY, expected, `one of ${name} had ${events}`);
  }),
};

async function expectTried(run: Scenario, { id }: Incident): Promise<void> {
  const numbers = (await run.ledger()).map(({ input }) => (input as Partial<Contact> | undefined)?.phoneNumber);
  const tried = FIFTY.filter(({ phoneNumber }) => numbers.includes(phoneNumber)).length;
  const status = await run.status(id);
  expectThat(
    tried === WINDOWS_TRIED && status?.runtimeStatus === 'Running',
    `${WINDOWS_TRIED} of 50 contacts to be notified in ${WINDOWS_TRIED} windows, and the process to go on`,
    `${tried} of them were notified, and ${describeStatus('the incident', status)}`,
  );
}

function longestHistory(run: Scenario): { readonly name: string; readonly events: number } {
  const histories = run.records.flatMap((record) =>
    record.kind === 'episode' ? [{ name: record.name, events: record.replayed + record.appended.length }] : [],
  );
  return histories.reduce((longest, one) => (one.events > longest.events ? one : longest), { name: '', events: 0 });
}

export const notificationChecks = [
  answersWithAddresses,
  notifiesTheFirstAtOnce,
  spreadsTheAttempts,
  countsFromTheStart,
  followsTheSettings,
  goesOnInOrder,
  notifiesOneTeam,
  endsUnanswered,
  settingsStayOutside,
  keepsHistoriesShort,
] as const;
