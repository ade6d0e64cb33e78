// The board, read from runs of the apps that it offers, as the page reads it.

import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { elapsedText, type AppSources } from '#core';
import { inProcessWorker } from '#worker/in-process';
import { readApp } from '../figures/app-folder.ts';
import { HeardDesk } from '../playground/heard-desk.ts';
import type { HubCommand, RunView } from '../playground/session-messages.ts';
import { boardApps } from './board-apps.ts';
import { boardOf } from './board.ts';
import { outcomeText, outputWords, standingTexts, whatHappened } from './board-words.ts';
import { askedIn, callbackOf, commandOf, exchangesOf, exchangeText, refusalOf, reportOf } from './exchanges.ts';
import type { BoardRequest, Exchange } from './exchanges.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [reference, flaw, editor] = boardApps('c1-notify-support', root);
const angela = { name: 'Angela', phoneNumber: '+31611111111' };
const brian = { name: 'Brian', phoneNumber: '+31622222222' };
const carol = { name: 'Carol', phoneNumber: '+31633333333' };
const exercise = 'exercises/c1-notify-support';

/** A board in somebody's hands; each press answers with what is said of it. */
class Night {
  readonly #desk = new HeardDesk({
    startWorker: inProcessWorker,
    loadExercise: () => Promise.reject(new Error('none')),
  });
  readonly exchanges: Exchange[] = [];
  #view: RunView | null = null;

  async open(app: AppSources | undefined): Promise<void> {
    if (!app) throw new Error('There is no such app.');
    await this.#ask({ do: 'tell', app, words: [] });
  }

  async send(request: BoardRequest): Promise<string> {
    const said = await this.#ask(commandOf(request), request);
    return [...this.exchanges.slice(-1).map(exchangeText), said].join(' ');
  }

  report = (message: string) => this.send(reportOf(message));
  pass = (seconds: number) => this.#ask({ do: 'move', move: 'advance', ms: seconds * 1_000 });
  next = () => this.#ask({ do: 'move', move: 'next' });
  crash = () => this.#ask({ do: 'crash', pace: 'settle' });
  toTheEnd = () => this.#ask({ do: 'move', move: 'until idle' });

  get board() {
    if (!this.#view) throw new Error('Nothing runs.');
    return boardOf(this.#view, askedIn(this.exchanges));
  }

  /** The rows as a reader sees them: of each incident the attempts, their times, and how it stands. */
  get rows(): string[] {
    return this.board.contacts.map(({ name, phoneNumber }) => {
      const cells = this.board.incidents.map(({ notified }) => {
        const { attempts, standing } = notified.get(phoneNumber) ?? { attempts: [] };
        const marks = attempts.map(({ attempt, atMs }) => `${String(attempt)} at ${elapsedText(atMs)}`);
        return standing ? `${marks.join(', ')}: ${standingTexts[standing]}` : '–';
      });
      return [name, ...cells].join(' | ');
    });
  }

  async #ask(command: HubCommand, request?: BoardRequest): Promise<string> {
    const answered = await this.#desk.answer(command);
    if (answered.problem) throw new Error(answered.problem.message);
    if (request) this.exchanges.push(...exchangesOf(request, this.#view, answered));
    const before = this.#view;
    this.#view = answered.view;
    return this.#view ? whatHappened(before, this.#view, askedIn(this.exchanges)) : '';
  }
}

let night: Night;
beforeEach(async () => {
  night = new Night();
  await night.open(reference?.app);
});

test('a report fills the board: whom the app can notify, in their order, and who is notified now', async () => {
  expect(night.board).toEqual({ contacts: [], incidents: [] });

  expect(await night.report('The web shop is down')).toBe(
    'Report “The web shop is down”: 202 Accepted. At 0:00:00, Angela is notified of incident 1, attempt 1.',
  );

  expect(night.board.contacts).toEqual([angela, brian, carol]);
  expect(night.board.incidents).toMatchObject([
    { number: 1, message: 'The web shop is down', reportedMs: 0, endedMs: null, status: 'Running', output: undefined },
  ]);
  expect(night.rows).toEqual(['Angela | 1 at 0:00:00: notified last', 'Brian | –', 'Carol | –']);
});

test('time brings attempts, and the next contact when a window is over', async () => {
  await night.report('The web shop is down');
  expect(await night.pass(60)).toBe('No new notification up to 0:01:00.');
  expect(await night.next()).toBe('At 0:01:40, Angela is notified of incident 1, attempt 2.');
  await night.pass(200);

  expect(night.rows).toEqual([
    'Angela | 1 at 0:00:00, 2 at 0:01:40, 3 at 0:03:20: next contact notified',
    'Brian | 1 at 0:05:00: notified last',
    'Carol | –',
  ]);
});

test('an answer ends the incident, and the output says whose it was', async () => {
  await night.report('The web shop is down');
  await night.pass(320);

  expect(await night.send(callbackOf(angela))).toBe(
    'Angela calls back: 404 Not Found, “Nothing waits for +31611111111.” Incident 1 goes on; next due 0:06:40.',
  );
  expect(night.exchanges.at(-1)?.response).toSatisfy(
    (response: Exchange['response']) => refusalOf(response) === 'Nothing waits for +31611111111.',
  );
  expect(await night.send(callbackOf(brian))).toBe(
    'Brian calls back: 202 Accepted. Incident 1 is Completed at 0:05:20: Brian answered attempt 1; 4 notifications.',
  );

  expect(night.rows[1]).toBe('Brian | 1 at 0:05:00: answered');
  expect(night.board.incidents[0]).toMatchObject({
    status: 'Completed',
    reportedMs: 0,
    endedMs: 320_000,
    output: { callbackReceived: true, phoneNumber: brian.phoneNumber, attempt: 1 },
  });
  expect(await night.pass(60)).toBe('Time passes; nothing is open.');
  expect(await night.send(callbackOf(brian))).toBe(
    'Brian calls back: 404 Not Found, “Nothing waits for +31622222222.” Nothing is open.',
  );
});

test('a night in which nobody answers is told by its end', async () => {
  await night.report('The web shop is down');

  expect(await night.toTheEnd()).toBe('Incident 1 is Completed at 0:15:00: nobody answered; 9 notifications.');
  expect(night.rows[2]).toBe('Carol | 1 at 0:10:00, 2 at 0:11:40, 3 at 0:13:20: no answer');
  expect(await night.toTheEnd()).toBe('Nothing is open.');
});

test('an hour of many incidents is told by what came of some, and by what goes on', async () => {
  await night.report('The web shop is down');
  await night.pass(300);
  await night.report('The mail server is down');
  await night.report('The backup has failed');

  expect(await night.pass(600)).toBe(
    'Incident 1 is Completed at 0:15:00: nobody answered; 9 notifications. Incidents 2 and 3 go on; next due 0:16:40.',
  );
});

test('a worker that dies forgets nothing of the night', async () => {
  await night.report('The web shop is down');
  await night.pass(60);
  const before = night.board;

  expect(await night.crash()).toBe('Incident 1 goes on; next due 0:01:40.');
  expect(night.board).toEqual(before);
  expect(await night.next()).toBe('At 0:01:40, Angela is notified of incident 1, attempt 2.');
});

test.each([
  ['the reference solution', reference, ['answered', 'answered']],
  ['the flaw', flaw, ['last', 'answered']],
])('one callback for two incidents, with %s', async (_, app, standings) => {
  await night.open(app?.app);
  await night.report('The web shop is down');
  await night.pass(60);
  await night.report('The mail server is down');
  await night.pass(60);
  await night.send(callbackOf(angela));

  const { incidents } = night.board;
  expect(incidents.map(({ notified }) => notified.get(angela.phoneNumber)?.standing)).toEqual(standings);
});

test('a call stands in every incident that was open: with the flaw, one more is notified after it, and wakes others', async () => {
  await night.open(flaw?.app);
  await night.report('The web shop is down');
  await night.pass(30);
  await night.report('The mail server is down');
  await night.pass(30);
  await night.send(callbackOf(angela));
  await night.send(callbackOf(angela));
  await night.report('The backup has failed');
  await night.toTheEnd();

  const calls = night.board.incidents.map(({ callbacks }) => callbacks.get(angela.phoneNumber) ?? []);
  const told = calls.map((ofOne) => ofOne.map(({ atMs, status }) => `${elapsedText(atMs)}, ${String(status)}`));
  expect(told).toEqual([['0:01:00, 202', '0:01:00, 404'], ['0:01:00, 202'], []]);
  expect(night.rows[0]).toMatch(/^Angela \| 1 at 0:00:00, 2 at 0:01:40, 3 at 0:03:20: /);
  expect(night.rows[1]).toMatch(/^Brian \| 1 at 0:05:00, /);
});

test.each([
  [{ callbackReceived: true, phoneNumber: angela.phoneNumber, attempt: 2 }, 'Angela, attempt 2'],
  [{ callbackReceived: false, phoneNumber: null, attempt: 0 }, 'nobody'],
  [{ callbackReceived: false, attempt: 0 }, null],
  [{ callbackReceived: true, phoneNumber: '0', attempt: 2 }, null],
  ['Error: The line is dead.', null],
  [undefined, null],
])('an output is put in words only where it says what the contract asks for: %j', (output, words) => {
  expect(outputWords(output, { contacts: [angela, brian, carol], incidents: [] })).toBe(words);
});

test.each(['one-orchestrator-continued', 'custom-status-as-link'])(
  'an app of another shape is read as well: %s',
  async (shape) => {
    const layers = [`${exercise}/starter`, 'solutions/c1-notify-support', `${exercise}/alternatives/${shape}`];
    await night.open(readApp(layers, root));
    await night.report('The web shop is down');
    await night.pass(320);
    await night.send(callbackOf(brian));

    expect(night.rows.slice(0, 2)).toEqual([
      'Angela | 1 at 0:00:00, 2 at 0:01:40, 3 at 0:03:20: next contact notified',
      'Brian | 1 at 0:05:00: answered',
    ]);
  },
);

test('an app that is not finished shows as much as it does', async () => {
  expect(editor?.app).toBeUndefined();
  await night.open(readApp([`${exercise}/starter`], root));

  expect(await night.report('The web shop is down')).toBe(
    'Report “The web shop is down”: 501 Not Implemented, “Nobody is notified yet.” Nothing is open.',
  );
  expect(night.board).toEqual({ contacts: [], incidents: [] });
});

test('an incident that fails, and a number that is nobody’s, are on the board as they are', async () => {
  const wrong = `
    import * as df from 'durable-functions';
    df.app.orchestration('NotifyContactOrchestrator', function* (context) {
      yield context.df.callActivity('SendNotification', { phoneNumber: '0', message: 'Help', attempt: 1 });
      throw new Error('The line is dead.');
    });`;
  const { files, entryPoints } = readApp([`${exercise}/starter`, 'solutions/c1-notify-support'], root);
  await night.open({ files: { ...files, 'src/functions/notify-contact-orchestrator.ts': wrong }, entryPoints });

  expect(await night.report('Help')).toContain('At 0:00:00, Unknown number is notified of incident 1, attempt 1.');
  const [incident] = night.board.incidents;
  expect(incident?.status).toBe('Failed');
  expect(incident && outcomeText(incident, night.board)).toContain('The line is dead.');
  expect(night.rows).toEqual(['Angela | –', 'Brian | –', 'Carol | –', 'Unknown number | 1 at 0:00:00: ended']);
});
